package com.segmailer.core.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint has been doing.
 *
 * @param failingSince the first failure after which nothing was delivered; null while it is well
 * @param lastFailure the latest one; null while it is well
 */
public record Health(
    @Nullable Instant failingSince, @Nullable Instant lastFailure) {

  public static final Health WELL = new Health(null, null);

  /** An endpoint that fails for so long, without one success, is disabled. */
  public static final Duration PATIENCE = Duration.ofDays(5);

  /**
   * Nothing tried for so long, the failures before it say nothing any more; longer than any wait of
   * the schedule.
   */
  public static final Duration FORGOTTEN_AFTER = Duration.ofDays(2);

  public Health after(boolean success, Instant now) {
    if (success) {
      return WELL;
    }
    boolean goesOn = failingSince != null
        && lastFailure != null
        && !lastFailure.plus(FORGOTTEN_AFTER).isBefore(now);
    return new Health(goesOn ? failingSince : now, now);
  }

  public boolean failing() {
    return failingSince != null;
  }

  /** Whether the latest failure was one too many. */
  public boolean exhausted() {
    return failingSince != null
        && lastFailure != null
        && !failingSince.plus(PATIENCE).isAfter(lastFailure);
  }
}
