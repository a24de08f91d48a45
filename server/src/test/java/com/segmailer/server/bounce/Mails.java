package com.segmailer.server.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Mails as they come in. */
final class Mails {

  static final String STATUS = """
      From: MAILER-DAEMON@mx.example.net
      To: <bounce+%s@bounces.example.com>
      Subject: Undelivered Mail Returned to Sender
      Date: Tue, 24 Feb 2026 10:00:00 +0000
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

      --b1
      Content-Type: text/plain; charset=utf-8

      <jane@example.com>: host mx.example.com[192.0.2.1] said: %2$s
          (in reply to RCPT TO command)

      --b1
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.net
      Arrival-Date: Tue, 24 Feb 2026 09:59:00 +0000

      Final-Recipient: rfc822; jane@example.com
      Action: failed
      Status: 5.0.0
      Diagnostic-Code: smtp; %2$s

      --b1
      Content-Type: text/rfc822-headers

      Message-ID: <original@example.com>
      To: jane@example.com

      --b1--
      """;

  static final String COMPLAINT = """
      From: feedback@provider.example
      To: <bounce+%s@bounces.example.com>
      Subject: complaint
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

      --b1
      Content-Type: text/plain

      This is a complaint.

      --b1
      Content-Type: message/feedback-report

      Feedback-Type: %s
      User-Agent: Provider/1.0
      Version: 1
      Original-Rcpt-To: <jane@example.com>

      --b1
      Content-Type: message/rfc822

      Message-ID: <original@example.com>
      To: jane@example.com

      Hello

      --b1--
      """;

  /** As a feedback loop sends it: its own sender, one address for all, and what it returns. */
  static byte[] feedback(String returned) {
    return bytes(COMPLAINT
        .replace("<bounce+%s@bounces.example.com>", "<fbl@example.com>")
        .replace("Version: 1\n", "Version: 1\n" + returned)
        .formatted("abuse"));
  }

  static byte[] feedbackWithReturnPath(String token) {
    return bytes(COMPLAINT
        .replace("To: <bounce+%s@bounces.example.com>", "To: <fbl@example.com>")
        .replace(
            "Message-ID: <original",
            "Return-Path: <bounce+" + token + "@bounces.example.com>\nMessage-ID: <original")
        .formatted("abuse"));
  }

  private Mails() {}

  static byte[] status(String token, String said) {
    return bytes(STATUS.formatted(token, said));
  }

  static byte[] complaint(String token, String type) {
    return bytes(COMPLAINT.formatted(token, type));
  }

  static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(UTF_8);
  }
}
