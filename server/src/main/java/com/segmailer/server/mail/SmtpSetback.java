package com.segmailer.server.mail;

import java.io.IOException;

/** The mail server cannot be used at present, for a reason that is no message's fault. */
final class SmtpSetback extends IOException {

  private final int code;
  private final String status;
  private final String text;

  SmtpSetback(int code, String status, String text) {
    super(text);
    this.code = code;
    this.status = status;
    this.text = text;
  }

  /** The server refused something that is about the connection: whatever it says, try later. */
  static SmtpSetback refused(SmtpReply reply) {
    return new SmtpSetback(reply.code(), reply.status(), reply.text());
  }

  Delivery.Deferred deferred() {
    return new Delivery.Deferred(code, status, text);
  }
}
