package com.segmailer.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a delivery is tried again (design, section 9). */
public final class RetrySchedule {

  /** The wait before each attempt, the first included; there are no more attempts than these. */
  static final List<Duration> WAITS = List.of(
      Duration.ZERO,
      Duration.ofSeconds(5),
      Duration.ofMinutes(5),
      Duration.ofMinutes(30),
      Duration.ofHours(2),
      Duration.ofHours(5),
      Duration.ofHours(10),
      Duration.ofHours(14),
      Duration.ofHours(20),
      Duration.ofHours(24));

  public static final int MAX_ATTEMPTS = WAITS.size();

  /** By what share a wait may be shorter or longer. */
  static final double JITTER = 0.2;

  /** A receiver that asks for more patience than this gets this much. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  private RetrySchedule() {}

  /**
   * When to try again; empty when that was the last attempt.
   *
   * @param attempts how many there were
   * @param retryAfter what the receiver asked for; a wait becomes longer by it, never shorter
   * @param drawn a number from 0 to 1, exclusive
   */
  public static Optional<Instant> next(
      int attempts, Instant now, Optional<Duration> retryAfter, double drawn) {
    if (attempts >= MAX_ATTEMPTS) {
      return Optional.empty();
    }
    var wait = WAITS.get(Math.max(0, attempts));
    double factor = 1 - JITTER + 2 * JITTER * drawn;
    var jittered = Duration.ofMillis((long) (wait.toMillis() * factor));
    var asked = retryAfter.map(RetrySchedule::bounded).orElse(Duration.ZERO);
    return Optional.of(now.plus(asked.compareTo(jittered) > 0 ? asked : jittered));
  }

  private static Duration bounded(Duration asked) {
    return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
  }
}
