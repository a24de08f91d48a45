package com.segmailer.core.campaign;

import java.time.Duration;
import java.time.Instant;

/** So many messages an hour, evenly; what was missed is caught up for a few seconds only. */
public record Pace(int perHour) {

  static final Duration CAUGHT_UP = Duration.ofSeconds(10);

  public Pace {
    if (perHour < 1) {
      throw new IllegalArgumentException("a pace is at least one message an hour");
    }
  }

  /** How many messages may be made now, when the next one may be made at {@code next}. */
  public int allowed(Instant next, Instant now, int most) {
    var from = from(next, now);
    if (from.isAfter(now)) {
      return 0;
    }
    long passed = Duration.between(from, now).toNanos() / interval();
    return (int) Math.min(most, passed + 1);
  }

  /** When the next message may be made after {@code made} more. */
  public Instant next(Instant next, Instant now, int made) {
    return made == 0 ? next : from(next, now).plusNanos(interval() * made);
  }

  private static Instant from(Instant next, Instant now) {
    var earliest = now.minus(CAUGHT_UP);
    return next.isBefore(earliest) ? earliest : next;
  }

  private long interval() {
    return Duration.ofHours(1).toNanos() / perHour;
  }
}
