package com.segmailer.server.webhook;

import java.time.Instant;
import java.util.UUID;

/** Ids of messages begin with the millisecond in which they were drawn (UUIDv7). */
final class MessageTimes {

  static final UUID BEFORE_ALL = new UUID(0, 0);
  static final UUID AFTER_ALL = new UUID(-1, -1);

  private static final long LATEST = (1L << 48) - 1;

  private MessageTimes() {}

  /** No id drawn before {@code instant} is greater, and none drawn at it or later is less. */
  static UUID first(Instant instant) {
    long millis = Math.clamp(instant.toEpochMilli(), 0, LATEST);
    return new UUID(millis << 16, 0);
  }

  static Instant of(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
