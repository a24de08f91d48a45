package com.segmailer.core.decision;

import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.workflow.KeptOut;
import com.segmailer.core.workflow.Workflows;
import java.util.Optional;
import java.util.UUID;

/** What may be in the way of a workflow that somebody names. */
final class DirectStart {

  private static final Refusal UNKNOWN = new Refusal(
      Refusal.Reason.INVALID, "/workflow", "There is no published workflow with this id.");

  private static final Refusal RESTING =
      new Refusal(Refusal.Reason.INVALID, "/workflow", "The workflow is paused or archived.");

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

  /** The decision, unless its run did not begin. */
  static Decision unlessKeptOut(Decision decision, Workflows workflows, UUID workflow) {
    if (!(decision instanceof Decision.Made made)
        || !(made.progress().keptOut() instanceof KeptOut why)
        || RunChange.begun(made.progress().runs(), workflows, workflow).isPresent()) {
      return decision;
    }
    return new Decision.Refused(
        new Refusal(Refusal.Reason.NOT_STARTED, "", why.sentence(), why.code()));
  }
}
