package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.decision.Refusal;
import com.segmailer.core.segment.Definitions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a submission; all but a refusal is committed. */
public sealed interface Outcome {

  /**
   * @param changed whether the profile is different now
   * @param runs what became of the contact's runs
   * @param event the id of the event recorded, null if none was
   * @param definitions those that decided, for the names of segments
   */
  record Applied(
      Contact contact,
      boolean created,
      boolean changed,
      List<Flip> flips,
      List<RunChange> runs,
      @Nullable UUID event,
      Definitions definitions)
      implements Outcome {
    public Applied {
      flips = List.copyOf(flips);
      runs = List.copyOf(runs);
    }
  }

  /** A submission with the same key took effect before; the contact as it is now, null if gone. */
  record AlreadyApplied(@Nullable Contact contact, Definitions definitions) implements Outcome {}

  record Erased(UUID contact) implements Outcome {}

  record Refused(Refusal refusal) implements Outcome {}
}
