package com.segmailer.server.mail;

/**
 * What became of handing over a message. Where a code is 0 the mail server said nothing itself, and
 * the status (RFC 3463) and the text are ours.
 */
public sealed interface Delivery {

  /** The mail server has taken responsibility. */
  record Accepted(String reply) implements Delivery {}

  /** Not taken now; sending it later is safe and may help. */
  record Deferred(int code, String status, String text) implements Delivery {}

  /** Refused; sending it again would not help. */
  record Rejected(int code, String status, String text) implements Delivery {}

  /** The connection was lost when the whole message may already have been taken. */
  record Unknown(String why) implements Delivery {}
}
