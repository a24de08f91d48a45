package com.segmailer.server.mail;

import com.segmailer.core.contact.EmailAddress;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** A person or role with an address. The name is made fit for a header; an empty one is none. */
public record Mailbox(@Nullable String name, EmailAddress address) {

  static final int LONGEST_NAME = 320;

  public Mailbox {
    name = name == null ? "" : HeaderText.cleaned(name, LONGEST_NAME);
    name = name.isEmpty() ? null : name;
  }

  public static Mailbox of(EmailAddress address) {
    return new Mailbox(null, address);
  }

  /** The address as mail servers take it: the local part as given, the domain in ASCII. */
  String wire() {
    var given = address.original();
    var local = given.substring(0, given.lastIndexOf('@'));
    return Normalizer.normalize(local, Normalizer.Form.NFC) + "@" + address.domain();
  }
}
