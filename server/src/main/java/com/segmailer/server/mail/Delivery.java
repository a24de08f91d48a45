package com.segmailer.server.mail;

import com.segmailer.core.delivery.Stage;

/**
 * What became of handing over a message. Where a code is 0 the mail server said nothing itself, and
 * the status (RFC 3463) and the text are ours.
 */
public sealed interface Delivery {

  /** The mail server has taken responsibility. */
  record Accepted(String reply) implements Delivery {}

  /** Not taken now; sending it later is safe and may help. */
  record Deferred(int code, String status, String text) implements Delivery {}

  /**
   * Refused; sending it again would not help.
   *
   * @param stage what was answered so
   */
  record Rejected(int code, String status, String text, Stage stage) implements Delivery {

    /** What we found ourselves. */
    static Rejected here(String status, String text) {
      return new Rejected(0, status, text, Stage.UNKNOWN);
    }
  }

  /** The connection was lost when the whole message may already have been taken. */
  record Unknown(String why) implements Delivery {}
}
