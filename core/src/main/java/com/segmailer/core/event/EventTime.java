package com.segmailer.core.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rules for when an event may have occurred, and what follows from it. */
public final class EventTime {
  /** Clocks differ: so far ahead is taken as now. */
  public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  /** Older events are recorded and counted, and trigger nothing. */
  public static final Duration LATE = Duration.ofHours(72);

  private EventTime() {}

  /** Why an event cannot have occurred then, if it cannot. */
  public static Optional<String> problemWith(Instant occurredAt, Instant now) {
    if (occurredAt.isBefore(Instant.EPOCH)) {
      return Optional.of("is before 1970");
    }
    return occurredAt.isAfter(now.plus(MAX_AHEAD))
        ? Optional.of("is more than 5 minutes ahead")
        : Optional.empty();
  }

  /** When it is taken to have occurred. */
  public static Instant taken(Instant occurredAt, Instant now) {
    return occurredAt.isAfter(now) ? now : occurredAt;
  }

  public static boolean isLate(Instant occurredAt, Instant now) {
    return occurredAt.isBefore(now.minus(LATE));
  }
}
