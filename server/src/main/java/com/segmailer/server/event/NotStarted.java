package com.segmailer.server.event;

import com.segmailer.core.decision.Change;
import com.segmailer.core.workflow.Workflows.Standing;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.JsonWriter;
import java.util.Locale;

/** Why the workflow that an event names cannot start. The event counts all the same. */
final class NotStarted {

  private NotStarted() {}

  /** Writes the member {@code notStarted} where the workflow is paused or archived. */
  static void write(JsonWriter json, Submission submission, Outcome.Applied applied) {
    if (submission instanceof Submission.Apply apply
        && apply.change() instanceof Change.Record(var event, var edit, var triggers, var workflow)
        && workflow != null) {
      applied
          .definitions()
          .workflows()
          .standing(workflow)
          .filter(standing -> standing != Standing.PUBLISHED)
          .ifPresent(
              standing -> json.field("notStarted", standing.name().toLowerCase(Locale.ROOT)));
    }
  }
}
