package com.segmailer.core.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody tells of one message to one recipient. What is not known is empty.
 *
 * @param recipient the address as the report gives it
 * @param origin by what the message can be found again
 * @param time when it happened, as far as the report says
 */
public record DeliveryReport(
    String recipient, Origin origin, Fate fate, String reportingMta, Optional<Instant> time) {

  /** The longest diagnostic text that is kept. */
  public static final int MAX_DIAGNOSTIC = 1_000;

  /**
   * The three ways to find a message.
   *
   * @param token of the return path
   * @param messageId of the original's header, without brackets
   * @param providerId the id by which a provider of transport knows it
   */
  public record Origin(String token, String messageId, String providerId) {
    public static final Origin UNKNOWN = new Origin("", "", "");

    public boolean isKnown() {
      return !token.isEmpty() || !messageId.isEmpty() || !providerId.isEmpty();
    }

    public Origin withToken(String other) {
      return new Origin(other, messageId, providerId);
    }
  }

  /** What became of the message. */
  public sealed interface Fate {}

  /** It did not arrive and will not. */
  public record Bounced(Verdict verdict, String diagnostic) implements Fate {
    public Bounced {
      diagnostic = diagnostic.length() > MAX_DIAGNOSTIC
          ? diagnostic.substring(0, MAX_DIAGNOSTIC)
          : diagnostic;
    }
  }

  /** The recipient called it abuse; {@code type} as in RFC 5965. */
  public record Complained(String type) implements Fate {}

  /** The next server, or the mailbox, took it. */
  public record Delivered() implements Fate {}

  /** It has not arrived yet; it is still being tried. */
  public record Delayed(String diagnostic) implements Fate {}

  /** Nothing that changes anything; {@code what} says what it was. */
  public record Ignored(String what) implements Fate {}

  public DeliveryReport withOrigin(Origin other) {
    return new DeliveryReport(recipient, other, fate, reportingMta, time);
  }
}
