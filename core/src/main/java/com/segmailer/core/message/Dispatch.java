package com.segmailer.core.message;

import com.segmailer.core.value.Value;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that somebody wants to be sent to a contact. It is stored once for each {@code id},
 * however often it is wanted.
 *
 * @param content what it says, before it is rendered for its recipient
 * @param data variables for rendering, beside the contact
 * @param dueAt not sent before
 */
public record Dispatch(UUID id, Kind kind, Content content, Value.Dict data, Instant dueAt) {

  /** Whether the recipient asked for it by what they did, or the sender would like them to know. */
  public enum Kind {
    /** Goes to everybody but those whose address cannot or must not be written to. */
    TRANSACTIONAL,
    /** Only to those who have not unsubscribed. */
    MARKETING
  }

  /** What a message says. */
  public sealed interface Content {
    /** A version of a template; versions never change. */
    record Template(UUID id, int version) implements Content {}

    /** A text of its own, as whoever renders it understands it. */
    record Inline(Value.Dict parts) implements Content {}
  }
}
