package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.Permission;
import com.segmailer.core.message.SendingLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation knows of sending messages to its contact.
 *
 * @param suppression of its address
 * @param sent when it was sent marketing messages before, the newest first; no more than a cap counts
 */
public record Mailing(
    Permission.Suppression suppression,
    SendingLimits limits,
    List<Instant> sent,
    Composing composing) {

  /** All that is wanted and allowed is sent at once. */
  public static final Mailing FREE = new Mailing(
      Permission.Suppression.NONE,
      SendingLimits.NONE,
      List.of(),
      (message, to, at) -> new Composed.Made(null));

  public Mailing {
    sent = List.copyOf(sent);
  }

  /** Makes of a message and its recipient, as they are then, what would be sent. */
  public interface Composing {
    Composed compose(Dispatch message, Contact to, Instant at);
  }

  /** What came of it. */
  public sealed interface Composed {

    /** @param subject null where nobody rendered it */
    record Made(@Nullable String subject) implements Composed {}

    record Failed(String reason) implements Composed {}
  }
}
