package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.topic.ConsentChange;
import java.util.List;

/** What a change comes to. */
public sealed interface Decision {

  /** Flips that go with one version of the contact: workflows may bring forth several. */
  record Round(long version, List<Flip> flips) {
    public Round {
      flips = List.copyOf(flips);
    }
  }

  /**
   * @param after the new record; its version is the old one if nothing of it changed
   * @param profileChanged whether anything the outside may set is different now
   * @param rounds in the order of their versions; within one no segment flips twice
   * @param messages to the contact's address as it is after the change
   * @param progress of the contact's runs
   * @param consents what it agreed to, or no longer does
   */
  record Made(
      Contact after,
      boolean profileChanged,
      List<Round> rounds,
      List<Dispatch> messages,
      Progress progress,
      List<ConsentChange> consents)
      implements Decision {
    public Made {
      rounds = List.copyOf(rounds);
      messages = List.copyOf(messages);
      consents = List.copyOf(consents);
    }

    /** Nothing is different after it. */
    static Made nothing(Contact contact, List<Dispatch> messages) {
      return new Made(contact, false, List.of(), messages, Progress.NONE, List.of());
    }

    public List<Flip> flips() {
      return rounds.stream().flatMap(round -> round.flips().stream()).toList();
    }
  }

  record Refused(Refusal refusal) implements Decision {}
}
