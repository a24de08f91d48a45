package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import java.util.List;

/** What a change comes to. */
public sealed interface Decision {

  /**
   * @param after the new record; its version is the old one if nothing of it changed
   * @param profileChanged whether anything the outside may set is different now
   */
  record Made(Contact after, boolean profileChanged, List<Flip> flips) implements Decision {
    public Made {
      flips = List.copyOf(flips);
    }
  }

  record Refused(Refusal refusal) implements Decision {}
}
