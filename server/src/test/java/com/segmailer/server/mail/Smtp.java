package com.segmailer.server.mail;

import com.segmailer.server.mail.SmtpSettings.Encryption;
import com.segmailer.server.mail.SmtpSettings.Limits;
import com.segmailer.server.mail.SmtpSettings.Patience;
import com.segmailer.server.mail.SmtpSettings.Rates;
import java.time.Duration;
import java.util.Optional;

/** Settings for tests: impatient, and without encryption unless asked for. */
final class Smtp {

  static final Duration SOON = Duration.ofMillis(300);
  static final Limits IMPATIENT = new Limits(
      4,
      100,
      Duration.ofSeconds(30),
      SOON,
      Rates.NONE,
      new Patience(Duration.ofSeconds(5), SOON, SOON, SOON));
  static final Limits PATIENT = new Limits(
      4,
      100,
      Duration.ofSeconds(30),
      Duration.ofSeconds(30),
      Rates.NONE,
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20)));

  private Smtp() {}

  static SmtpSettings settings(int port, Encryption encryption, Limits limits) {
    return new SmtpSettings(
        "localhost", port, encryption, true, Optional.empty(), "client.example.com", limits);
  }

  static SmtpTransport impatient(ScriptedServer server) {
    return new SmtpTransport(settings(server.port(), Encryption.OPTIONAL, IMPATIENT));
  }

  static SmtpTransport patient(ScriptedServer server) {
    return new SmtpTransport(settings(server.port(), Encryption.OPTIONAL, PATIENT));
  }
}
