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

  private DirectStart() {}

  /** Where there is no such workflow. */
  static Optional<Refusal> unknown(Workflows workflows, UUID workflow) {
    return workflows.standing(workflow).isEmpty() ? Optional.of(UNKNOWN) : Optional.empty();
  }

  /** Where it takes nobody. Who asks for a start says nothing about it but by its address. */
  static Optional<Refusal> closed(Workflows workflows, UUID workflow) {
    var standing = workflows.standing(workflow);
    if (standing.isEmpty()) {
      return Optional.of(notStarted("The workflow is not published", "not-published"));
    }
    return switch (standing.get()) {
      case PUBLISHED -> Optional.empty();
      case PAUSED -> Optional.of(notStarted("The workflow is paused", "paused"));
      case ARCHIVED -> Optional.of(notStarted("The workflow is archived", "archived"));
    };
  }

  private static Refusal notStarted(String detail, String code) {
    return new Refusal(Refusal.Reason.NOT_STARTED, "", detail, code);
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
