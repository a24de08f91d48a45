package com.segmailer.server.mail;

/**
 * What a mail server is told beside the message.
 *
 * @param utf8 whether the message or its addresses are more than ASCII
 */
record Envelope(String returnPath, String recipient, boolean utf8) {

  static Envelope of(Mail mail) {
    return new Envelope(mail.returnPath(), mail.to().wire(), mail.needsUtf8());
  }
}
