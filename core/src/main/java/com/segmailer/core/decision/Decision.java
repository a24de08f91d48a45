package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.topic.ConsentChange;
import java.util.List;

/** What a change comes to. */
public sealed interface Decision {

  /**
   * @param after the new record; its version is the old one if nothing of it changed
   * @param profileChanged whether anything the outside may set is different now
   * @param messages to the contact's address as it is after the change
   * @param consents what it agreed to, or no longer does
   */
  record Made(
      Contact after,
      boolean profileChanged,
      List<Flip> flips,
      List<Dispatch> messages,
      List<ConsentChange> consents)
      implements Decision {
    public Made {
      flips = List.copyOf(flips);
      messages = List.copyOf(messages);
      consents = List.copyOf(consents);
    }

    public Made(Contact after, boolean profileChanged, List<Flip> flips) {
      this(after, profileChanged, flips, List.of(), List.of());
    }
  }

  record Refused(Refusal refusal) implements Decision {}
}
