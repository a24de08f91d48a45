package com.segmailer.core.delivery;

import java.util.Locale;

/** Why a message did not arrive. Only some reasons say that the address itself is no good. */
public enum Reason {
  /** Nobody has this address. */
  MAILBOX_UNKNOWN(true),
  /** The person left and the server says so. */
  MAILBOX_MOVED(true),
  /** The domain does not exist. */
  DOMAIN_UNKNOWN(true),
  /** The domain or its host takes no mail at all. */
  DOMAIN_TAKES_NO_MAIL(true),
  /** It is suspended or inactive; it may come back. */
  MAILBOX_DISABLED(false),
  MAILBOX_FULL(false),
  MESSAGE_TOO_LARGE(false),
  /** The recipient, or a filter of theirs, did not want this message. */
  FILTERED(false),
  SPAM(false),
  VIRUS(false),
  /** Headers, encodings or attachments that the server does not take. */
  CONTENT(false),
  /** A rule of the receiving side about this sender or message. */
  POLICY(false),
  /** SPF, DKIM, DMARC or a login is missing or wrong. */
  AUTHENTICATION(false),
  /** The sending host or domain is on a list or has a bad name. */
  BLOCKED(false),
  RATE_LIMITED(false),
  GREYLISTED(false),
  RELAYING_DENIED(false),
  /** It was tried for too long. */
  EXPIRED(false),
  NETWORK(false),
  SYSTEM(false),
  UNDETERMINED(false);

  private final boolean hard;
  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Reason(boolean hard) {
    this.hard = hard;
  }

  /** Whether it says that nothing sent to this address will ever arrive. */
  public boolean hard() {
    return hard;
  }

  /** Whether it says anything about the mailbox, rather than about the message or its sender. */
  public boolean ofMailbox() {
    return switch (this) {
      case MAILBOX_UNKNOWN,
          MAILBOX_MOVED,
          DOMAIN_UNKNOWN,
          DOMAIN_TAKES_NO_MAIL,
          MAILBOX_DISABLED,
          MAILBOX_FULL,
          EXPIRED,
          NETWORK,
          SYSTEM,
          UNDETERMINED -> true;
      case MESSAGE_TOO_LARGE,
          FILTERED,
          SPAM,
          VIRUS,
          CONTENT,
          POLICY,
          AUTHENTICATION,
          BLOCKED,
          RATE_LIMITED,
          GREYLISTED,
          RELAYING_DENIED -> false;
    };
  }

  /** As in events: {@code mailbox-unknown}. */
  public String wireName() {
    return wireName;
  }
}
