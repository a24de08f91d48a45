package com.segmailer.core.workflow;

import com.segmailer.core.condition.Node;
import com.segmailer.core.condition.Violation;
import com.segmailer.core.value.Suggestion;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds ways that lead nowhere, steps that no way leads to, and circles in which no time passes. */
final class GraphCheck {

  private final Map<String, Outline> steps;
  private final List<Violation> violations;

  GraphCheck(Map<String, Outline> steps, List<Violation> violations) {
    this.steps = steps;
    this.violations = violations;
  }

  void check(Node root, @Nullable String start) {
    if (steps.isEmpty()) {
      return;
    }
    steps.forEach((id, step) -> linksExist(root, id, step));
    if (start != null && steps.containsKey(start)) {
      unreachable(root, start);
    } else if (start != null) {
      root.refuse("start", "there is no step with this id" + Suggestion.of(start, steps.keySet()));
    }
    circles(root);
  }

  private void linksExist(Node root, String id, Outline step) {
    for (var link : step.links()) {
      var to = link.to();
      if (to != null && !steps.containsKey(to)) {
        violations.add(new Violation(
            pointer(root, id) + link.pointer(),
            "there is no step " + Node.quote(to) + Suggestion.of(to, steps.keySet())));
      }
    }
  }

  private void unreachable(Node root, String start) {
    var reached = new HashSet<>(reached(start, step -> true));
    reached.add(start);
    for (var id : steps.keySet()) {
      if (!reached.contains(id)) {
        violations.add(new Violation(pointer(root, id), "cannot be reached from the start"));
      }
    }
  }

  /** Each is told once, at the first of its steps. */
  private void circles(Node root) {
    var told = new HashSet<String>();
    for (var id : steps.keySet()) {
      var circle = told.contains(id) ? Set.<String>of() : circle(id);
      if (!circle.isEmpty()) {
        told.addAll(circle);
        boolean mayWait = circle.stream().anyMatch(one -> outline(one).mayWait());
        violations.add(new Violation(
            pointer(root, id),
            "is part of a circle in which no step surely waits: "
                + Node.quote(String.join(", ", circle))
                + (mayWait ? "; a window, a date or a condition may be there already" : "")));
      }
    }
  }

  /** The steps that lead to {@code id} and to which it leads, without any time passing. */
  private Set<String> circle(String id) {
    var circle = new LinkedHashSet<String>();
    for (var other : reached(id, step -> !step.waits())) {
      if (!outline(other).waits() && reached(other, step -> !step.waits()).contains(id)) {
        circle.add(other);
      }
    }
    return circle.contains(id) ? circle : Set.of();
  }

  /** The steps to which {@code from} leads, by way of steps that pass; itself only in a circle. */
  private Set<String> reached(String from, Predicate<Outline> passes) {
    var reached = new LinkedHashSet<String>();
    var todo = new ArrayDeque<String>(List.of(from));
    while (!todo.isEmpty()) {
      var step = outline(todo.remove());
      if (passes.test(step)) {
        for (var link : step.links()) {
          var to = link.to();
          if (to != null && steps.containsKey(to) && reached.add(to)) {
            todo.add(to);
          }
        }
      }
    }
    return reached;
  }

  private Outline outline(String id) {
    return Objects.requireNonNull(steps.get(id));
  }

  private static String pointer(Node root, String id) {
    return Node.below(root.pointerTo("steps"), id);
  }
}
