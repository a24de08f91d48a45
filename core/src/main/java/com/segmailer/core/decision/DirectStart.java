package com.segmailer.core.decision;

import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.workflow.Limits;
import com.segmailer.core.workflow.Workflows;
import java.util.Optional;
import java.util.UUID;

/** What may be in the way of a workflow that somebody names. */
final class DirectStart {

  private static final Refusal UNKNOWN = new Refusal(
      Refusal.Reason.INVALID, "/workflow", "There is no published workflow with this id.");

  private static final Refusal RESTING =
      new Refusal(Refusal.Reason.INVALID, "/workflow", "The workflow is paused or archived.");

  private static final Refusal NO_ROOM = new Refusal(
      Refusal.Reason.NO_ROOM,
      "",
      "The contact did not start: it is in " + Limits.RUNS + " runs, as many as there may be");

  private DirectStart() {}

  /** Where there is no such workflow. */
  static Optional<Refusal> unknown(Workflows workflows, UUID workflow) {
    return workflows.standing(workflow).isEmpty() ? Optional.of(UNKNOWN) : Optional.empty();
  }

  /** Where it takes nobody. */
  static Optional<Refusal> closed(Workflows workflows, UUID workflow) {
    return unknown(workflows, workflow)
        .or(() -> workflows.standing(workflow).get() == Workflows.Standing.PUBLISHED
            ? Optional.empty()
            : Optional.of(RESTING));
  }

  /** The decision, unless its run did not begin for want of room. */
  static Decision unlessCrowded(Decision decision, Workflows workflows, UUID workflow) {
    return decision instanceof Decision.Made made
            && made.progress().turnedAway() > 0
            && RunChange.begun(made.progress().runs(), workflows, workflow).isEmpty()
        ? new Decision.Refused(NO_ROOM)
        : decision;
  }
}
