package com.segmailer.server.bounce;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what was sent by what a report says of it; whoever keeps messages answers. */
public interface SentMessages {

  /** Where nothing was ever sent. */
  SentMessages NONE = (sql, workspace, references) ->
      references.stream().map(r -> Optional.<Sent>empty()).toList();

  /**
   * The three ways in which a report may name a message, the first that leads to one counts.
   *
   * @param message from the return path
   * @param messageId of its header, without brackets; may be empty
   * @param providerId by which a provider knows it; may be empty
   */
  record Reference(Optional<UUID> message, String messageId, String providerId) {}

  /**
   * A message to one recipient.
   *
   * @param contact nobody when it went to a bare address
   */
  record Sent(
      UUID message, Optional<UUID> contact, EmailAddress address, Optional<UUID> campaign) {}

  /** What is noted of a message, the first time. */
  enum Mark {
    DELIVERED,
    HARD_BOUNCED,
    SOFT_BOUNCED,
    COMPLAINED
  }

  /** Notes what became of a message that was found. */
  default void mark(Transaction sql, int workspace, UUID message, Mark mark, Instant at) {
    // Where nothing is kept there is nothing to note.
  }

  /** One answer for each reference, in their order. */
  List<Optional<Sent>> find(Transaction sql, int workspace, List<Reference> references);
}
