package com.segmailer.server.event;

import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.workflow.Workflows.Standing;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.JsonWriter;

/** Why the contact did not start in the workflow that an event names. The event counts all the same. */
final class NotStarted {

  private NotStarted() {}

  /** Writes the members {@code notStarted} and {@code notStartedDetail} where it did not. */
  static void write(JsonWriter json, Submission submission, Outcome.Applied applied) {
    if (submission instanceof Submission.Apply apply
        && apply.change() instanceof Change.Record(var event, var edit, var triggers, var workflow)
        && workflow != null) {
      var workflows = applied.definitions().workflows();
      var standing = workflows.standing(workflow).orElse(Standing.PUBLISHED);
      var keptOut = applied.keptOut();
      if (standing == Standing.PAUSED) {
        write(json, "paused", "The workflow is paused");
      } else if (standing == Standing.ARCHIVED) {
        write(json, "archived", "The workflow is archived");
      } else if (!triggers) {
        write(json, "backfill", "Events of the past start nothing");
      } else if (keptOut != null
          // The event may have started it by a trigger of its own.
          && RunChange.begun(applied.runs(), workflows, workflow).isEmpty()) {
        write(json, keptOut.code(), keptOut.sentence());
      }
    }
  }

  private static void write(JsonWriter json, String code, String detail) {
    json.field("notStarted", code).field("notStartedDetail", detail);
  }
}
