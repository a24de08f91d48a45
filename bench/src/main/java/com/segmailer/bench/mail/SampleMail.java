package com.segmailer.bench.mail;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.mail.Mail;
import com.segmailer.server.mail.MailHeader;
import com.segmailer.server.mail.Mailbox;
import com.segmailer.server.mail.Signing;
import com.segmailer.server.mail.Signing.Algorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A newsletter of usual size, about 20 kB of HTML, and keys to sign it with. */
final class SampleMail {

  /** As sending domains have it. */
  private static final int RSA_BITS = 2_048;

  private static final Instant DATE = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TEXT =
      "Grüße aus der Werkstatt: das ist neu in diesem Monat.\n".repeat(40);
  private static final String HTML =
      "<!doctype html><html><body>\n" + """
      <table role="presentation" width="600" style="border-collapse:collapse;font-family:Arial">
        <tr><td style="padding:12px 24px"><a href="https://mail.example.com/c/abcdefgh">Grüße</a> and
        news of this month, in a paragraph that is as long as paragraphs in mails tend to be.</td></tr>
      </table>
      """.repeat(60) + "</body></html>\n";

  private SampleMail() {}

  static Mail to(int number) {
    return new Mail(
        new Mailbox("Werkstatt München", address("news@mail.example.com")),
        null,
        new Mailbox("Jane Doe", address("person" + number + "@example.org")),
        "Neuigkeiten für März, " + number,
        HTML,
        TEXT,
        List.of(
            new MailHeader("List-Unsubscribe", "<https://mail.example.com/u/" + number + ">"),
            new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")),
        number + "@mail.example.com",
        DATE,
        "bounce+" + number + "@bounces.mail.example.com");
  }

  static Signing signing(Algorithm... algorithms) throws GeneralSecurityException {
    var keys = new ArrayList<Signing.Key>();
    for (var algorithm : algorithms) {
      var generator = KeyPairGenerator.getInstance(algorithm.keyType());
      if (algorithm == Algorithm.RSA_SHA256) {
        generator.initialize(RSA_BITS);
      }
      byte[] secret = generator.generateKeyPair().getPrivate().getEncoded();
      keys.add(Signing.Key.of("s" + keys.size(), algorithm, secret));
    }
    return new Signing("mail.example.com", keys);
  }

  private static EmailAddress address(String text) {
    if (EmailAddress.parse(text) instanceof EmailAddress.Valid(var address)) {
      return address;
    }
    throw new IllegalArgumentException(text);
  }
}
