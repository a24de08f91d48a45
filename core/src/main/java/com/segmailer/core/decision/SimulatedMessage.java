package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.SendingLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that is wanted in a simulation, and what would become of it.
 *
 * @param contact as it is when the message is wanted
 * @param heldBy what it waited for on its way, each once
 */
public record SimulatedMessage(
    Dispatch dispatch,
    Instant wantedAt,
    Contact contact,
    Fate fate,
    List<SendingLimits.Reason> heldBy) {

  public SimulatedMessage {
    heldBy = List.copyOf(heldBy);
  }

  /** What would become of it. */
  public sealed interface Fate {

    /**
     * It is not decided yet.
     *
     * @param until when it is looked at
     * @param limit that holds it; null when none does
     */
    record Waiting(Instant until, SendingLimits.@Nullable Reason limit) implements Fate {}

    record Sent(Instant at) implements Fate {}

    /** It must not be sent; the reason is that of a real message. */
    record Skipped(String reason) implements Fate {}

    /** It could not be made. */
    record Failed(String reason) implements Fate {}
  }
}
