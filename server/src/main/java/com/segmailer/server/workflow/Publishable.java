package com.segmailer.server.workflow;

import com.segmailer.core.condition.Violation;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.PatternBudget;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.core.workflow.Step;
import com.segmailer.core.workflow.WorkflowDefinition;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What keeps a definition that is right from being published in its workspace. */
record Publishable(SenderCheck senders) {

  /** What was parsed, unless something else is in the way: names that may not send, too many patterns. */
  Parsed checked(
      Transaction sql, int workspace, Definitions definitions, UUID workflow, Parsed parsed) {
    if (!(parsed instanceof Parsed.Valid(var definition))) {
      return parsed;
    }
    var wrong = new ArrayList<>(unnamed(sql, workspace, definition));
    new PatternBudget(definitions)
        .problemWith(workflow, definition)
        .ifPresent(problem -> wrong.add(new Violation("", problem)));
    return wrong.isEmpty() ? parsed : new Parsed.Invalid(wrong);
  }

  private List<Violation> unnamed(Transaction sql, int workspace, WorkflowDefinition definition) {
    var wrong = new ArrayList<Violation>();
    var problems = new HashMap<UUID, Optional<String>>();
    definition.steps().forEach((id, step) -> {
      if (step instanceof Step.SendEmail send) {
        problems
            .computeIfAbsent(send.template(), one -> senders.problem(sql, workspace, one))
            .ifPresent(detail -> wrong.add(new Violation(place(id), detail)));
      }
    });
    return wrong;
  }

  private static String place(String step) {
    return "/steps/" + step.replace("~", "~0").replace("/", "~1") + "/template";
  }
}
