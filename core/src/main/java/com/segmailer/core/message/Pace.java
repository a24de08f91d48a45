package com.segmailer.core.message;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many may go when so many may go a second: a bucket that holds one second's worth. All that must
 * be remembered of it is the instant at which it is full again, if nothing more is taken.
 */
public record Pace(int perSecond, Instant fullAt) {

  private static final long SECOND = 1_000_000;

  public Pace {
    if (perSecond < 1 || perSecond > SECOND) {
      throw new IllegalArgumentException("not a pace: " + perSecond);
    }
  }

  /** How many may go now; from none to a second's worth. */
  public int allowed(Instant now) {
    long filled = SECOND - Math.min(SECOND, ahead(now));
    return Math.toIntExact(filled * perSecond / SECOND);
  }

  /** After so many have gone now. */
  public Pace after(int gone, Instant now) {
    // Rounded up, so that many small steps are never faster than one large one.
    long micros = Math.ceilDiv(gone * SECOND, perSecond);
    var from = fullAt.isAfter(now) ? fullAt : now;
    return new Pace(perSecond, from.plus(micros, ChronoUnit.MICROS));
  }

  /** How long until so many may go at once; more than a second's worth never may. */
  public Duration until(int wanted, Instant now) {
    long needed = Math.ceilDiv(Math.min(wanted, perSecond) * SECOND, perSecond);
    return Duration.of(Math.max(0, ahead(now) + needed - SECOND), ChronoUnit.MICROS);
  }

  private long ahead(Instant now) {
    return Math.max(0, now.until(fullAt, ChronoUnit.MICROS));
  }
}
