package com.segmailer.server.workflow;

import com.segmailer.core.condition.Violation;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.core.workflow.Step;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Transaction;
import java.util.ArrayList;

/** In whose name the steps of a definition send, and whether they may. */
record StepSenders(SenderCheck senders) {

  /** What was parsed, unless a step sends in a name that the workspace may not use. */
  Parsed checked(Transaction sql, int workspace, Parsed parsed) {
    if (!(parsed instanceof Parsed.Valid(var definition))) {
      return parsed;
    }
    var wrong = new ArrayList<Violation>();
    definition.steps().forEach((id, step) -> {
      if (step instanceof Step.SendEmail send) {
        senders
            .problem(sql, workspace, send.template())
            .ifPresent(detail -> wrong.add(new Violation(place(id), detail)));
      }
    });
    return wrong.isEmpty() ? parsed : new Parsed.Invalid(wrong);
  }

  private static String place(String step) {
    return "/steps/" + step.replace("~", "~0").replace("/", "~1") + "/template";
  }
}
