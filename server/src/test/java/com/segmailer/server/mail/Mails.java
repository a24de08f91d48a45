package com.segmailer.server.mail;

import com.segmailer.core.contact.EmailAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages for tests. */
final class Mails {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Mails() {}

  static Mailbox mailbox(@Nullable String name, String address) {
    return new Mailbox(name, address(address));
  }

  static EmailAddress address(String text) {
    return switch (EmailAddress.parse(text)) {
      case EmailAddress.Valid(var address) -> address;
      case EmailAddress.Invalid(var reason) -> throw new IllegalArgumentException(reason);
    };
  }

  static Mail plain() {
    return of("Hello", "<p>Hello</p>", "Hello");
  }

  static Mail of(String subject, String html, @Nullable String text) {
    return to(mailbox("Jane Doe", "jane@example.com"), subject, html, text);
  }

  static Mail to(Mailbox to, String subject, String html, @Nullable String text) {
    return new Mail(
        mailbox("SegMailer", "news@sender.example.com"),
        mailbox(null, "answers@sender.example.com"),
        to,
        subject,
        html,
        text,
        List.of(
            new MailHeader(
                "List-Unsubscribe",
                "<https://mail.example.com/u/0123456789abcdef>,"
                    + " <mailto:unsubscribe@sender.example.com?subject=0123456789abcdef>"),
            new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")),
        "0190f5d2-7a4b-7c11-9b2e-1f2a3b4c5d6e@sender.example.com",
        NOON,
        "bounce+abc@bounces.sender.example.com");
  }
}
