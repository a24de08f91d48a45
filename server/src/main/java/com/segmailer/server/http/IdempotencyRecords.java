package com.segmailer.server.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remembers for 24 hours which idempotency keys were used, for what, and with which answer. */
public interface IdempotencyRecords {

  /** What became of the wish to use a key. */
  sealed interface Claim {

    /** The key is the caller's until {@code lockedUntil}, which also proves it. */
    record Granted(Instant lockedUntil) implements Claim {}

    record Answered(StoredAnswer answer) implements Claim {}

    record InFlight(Instant lockedUntil) implements Claim {}

    record OtherRequest() implements Claim {}
  }

  /** An answer as it was given. */
  record StoredAnswer(int status, String mediaType, List<Response.Header> headers, byte[] body) {

    public StoredAnswer {
      headers = List.copyOf(headers);
    }
  }

  /** A key as one workspace used it. */
  record Key(int workspaceId, String key) {}

  Claim claim(Key key, byte[] fingerprint, Instant now);

  /**
   * Keeps the answer; frees the key instead when whom it is about is gone by now.
   *
   * @param about the contact whose data the answer holds, or the message to no contact, so that erasing
   *     it erases this
   */
  void store(Key key, Claim.Granted claim, StoredAnswer answer, Optional<UUID> about);

  void release(Key key, Claim.Granted claim);
}
