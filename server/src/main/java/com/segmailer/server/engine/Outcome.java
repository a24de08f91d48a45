package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Decision;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.decision.Refusal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.KeptOut;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of a submission; all but a refusal is committed. */
public sealed interface Outcome {

  /**
   * @param changed whether the profile is different now
   * @param runs what became of the contact's runs
   * @param event the id of the event recorded, null if none was
   * @param definitions those that decided, for the names of segments
   * @param keptOut why the contact did not start in the workflow that was named; null when it did, or
   *     none was named that takes anybody
   */
  record Applied(
      Contact contact,
      boolean created,
      boolean changed,
      List<Flip> flips,
      List<RunChange> runs,
      @Nullable UUID event,
      Definitions definitions,
      @Nullable KeptOut keptOut)
      implements Outcome {
    public Applied {
      flips = List.copyOf(flips);
      runs = List.copyOf(runs);
    }

    /** The same with what came about just before it, of which nobody else is told. */
    Applied after(Decision.Made earlier) {
      // Its own runs first: whoever starts one looks for it in the order they are in.
      return new Applied(
          contact,
          created,
          changed || earlier.profileChanged(),
          both(earlier.flips(), flips),
          both(runs, earlier.progress().runs()),
          event,
          definitions,
          keptOut);
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
  }

  /** A submission with the same key took effect before; the contact as it is now, null if gone. */
  record AlreadyApplied(@Nullable Contact contact, Definitions definitions) implements Outcome {}

  record Erased(UUID contact) implements Outcome {}

  record Refused(Refusal refusal) implements Outcome {}
}
