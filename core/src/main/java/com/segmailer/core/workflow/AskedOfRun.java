package com.segmailer.core.workflow;

import com.segmailer.core.condition.Node;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.Violation;
import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.util.List;
import java.util.Set;

/** Finds what branches ask of a run's data although no run of the workflow can know it. */
final class AskedOfRun {

  private static final List<String> ROOTS = List.of("event", "calls");
  private static final List<String> OF_A_CALL = List.of("status", "body");

  private final Set<String> calls;
  private final List<Violation> violations;

  /** @param calls the ids of the steps that call */
  AskedOfRun(Set<String> calls, List<Violation> violations) {
    this.calls = calls;
    this.violations = violations;
  }

  /** @param step as JSON, right or wrong */
  void check(Value step, String pointer) {
    if (Outline.type(step).equals("branch")
        && step instanceof Value.Dict dict
        && dict.get("branches") instanceof Value.Array(List<Value> branches)) {
      for (int i = 0; i < branches.size(); i++) {
        if (branches.get(i) instanceof Value.Dict branch) {
          condition(branch.get("where"), pointer + "/branches/" + i + "/where");
        }
      }
    }
  }

  private void condition(Value json, String pointer) {
    if (!(json instanceof Value.Dict condition)) {
      return;
    }
    for (var several : List.of("all", "any")) {
      if (condition.get(several) instanceof Value.Array(List<Value> parts)) {
        for (int i = 0; i < parts.size(); i++) {
          condition(parts.get(i), pointer + "/" + several + "/" + i);
        }
      }
    }
    condition(condition.get("not"), pointer + "/not");
    if (condition.get("property") instanceof Value.Text(String text) && Path.isPath(text)) {
      var problem = problem(text);
      if (!problem.isEmpty()) {
        violations.add(new Violation(pointer + "/property", problem));
      }
    }
  }

  private String problem(String text) {
    var parts = Path.of(text).parts();
    var root = parts.getFirst();
    if (!ROOTS.contains(root)) {
      var meant = Suggestion.of(root, ROOTS);
      return "a run knows event and calls only"
          + (meant.isEmpty() ? "; did you mean " + Node.quote("event." + text) + "?" : meant);
    }
    if (root.equals("event") || parts.size() == 1) {
      return "";
    }
    if (!calls.contains(parts.get(1))) {
      return "there is no step "
          + Node.quote(parts.get(1))
          + " that calls"
          + Suggestion.of(parts.get(1), calls);
    }
    return parts.size() == 2 || OF_A_CALL.contains(parts.get(2))
        ? ""
        : "of a call a run knows status and body only" + Suggestion.of(parts.get(2), OF_A_CALL);
  }
}
