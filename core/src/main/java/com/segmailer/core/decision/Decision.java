package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.message.Dispatch;
import java.util.List;

/** What a change comes to. */
public sealed interface Decision {

  /**
   * @param after the new record; its version is the old one if nothing of it changed
   * @param profileChanged whether anything the outside may set is different now
   * @param messages to the contact's address as it is after the change
   */
  record Made(Contact after, boolean profileChanged, List<Flip> flips, List<Dispatch> messages)
      implements Decision {
    public Made {
      flips = List.copyOf(flips);
      messages = List.copyOf(messages);
    }

    public Made(Contact after, boolean profileChanged, List<Flip> flips) {
      this(after, profileChanged, flips, List.of());
    }
  }

  record Refused(Refusal refusal) implements Decision {}
}
