package com.segmailer.core.workflow;

import com.segmailer.core.condition.Node;
import com.segmailer.core.condition.Violation;
import com.segmailer.core.value.Suggestion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds ways that lead nowhere, steps that no way leads to, and circles in which no time passes. */
final class GraphCheck {

  private final Map<String, @Nullable Step> steps;
  private final List<Violation> violations;

  GraphCheck(Map<String, @Nullable Step> steps, List<Violation> violations) {
    this.steps = steps;
    this.violations = violations;
  }

  void check(Node root, @Nullable String start) {
    if (steps.isEmpty()) {
      return;
    }
    boolean whole = true;
    if (start != null && !steps.containsKey(start)) {
      root.refuse("start", "there is no step with this id" + Suggestion.of(start, steps.keySet()));
    }
    for (var one : steps.entrySet()) {
      var step = one.getValue();
      whole &= step != null && linksExist(root, one.getKey(), step);
    }
    if (whole && start != null && steps.containsKey(start)) {
      unreachable(root, start);
      for (var id : steps.keySet()) {
        if (inCircle(id)) {
          violations.add(
              new Violation(pointer(root, id), "is part of a circle in which no step waits"));
          return;
        }
      }
    }
  }

  private boolean linksExist(Node root, String id, Step step) {
    boolean all = true;
    for (var link : step.links()) {
      var to = link.to();
      if (to != null && !steps.containsKey(to)) {
        violations.add(new Violation(
            pointer(root, id) + link.pointer(),
            "there is no step " + Node.quote(to) + Suggestion.of(to, steps.keySet())));
        all = false;
      }
    }
    return all;
  }

  private void unreachable(Node root, String start) {
    var reached = new HashSet<String>();
    var todo = new ArrayDeque<String>();
    todo.add(start);
    while (!todo.isEmpty()) {
      var id = todo.remove();
      if (reached.add(id)) {
        todo.addAll(next(id));
      }
    }
    for (var id : steps.keySet()) {
      if (!reached.contains(id)) {
        violations.add(new Violation(pointer(root, id), "cannot be reached from the start"));
      }
    }
  }

  /** Whether steps at which no time passes lead from {@code id} back to it. */
  private boolean inCircle(String id) {
    Set<String> seen = new LinkedHashSet<>();
    var todo = new ArrayDeque<String>(instantNext(id));
    while (!todo.isEmpty()) {
      var at = todo.remove();
      if (at.equals(id)) {
        return true;
      }
      if (seen.add(at)) {
        todo.addAll(instantNext(at));
      }
    }
    return false;
  }

  private List<String> instantNext(String id) {
    var step = steps.get(id);
    return step == null || step.waits() ? List.of() : next(id);
  }

  private List<String> next(String id) {
    var next = new ArrayList<String>();
    var step = steps.get(id);
    if (step != null) {
      for (var link : step.links()) {
        var to = link.to();
        if (to != null) {
          next.add(to);
        }
      }
    }
    return next;
  }

  private static String pointer(Node root, String id) {
    return Node.below(root.pointerTo("steps"), id);
  }
}
