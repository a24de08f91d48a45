package com.segmailer.core.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** When a message is tried again that a mail server did not take for now (RFC 5321, 4.5.4.1). */
public final class Retry {

  /** A message that nobody has taken for so long is given up. */
  public static final Duration LONGEST = Duration.ofDays(3);

  private static final List<Duration> DELAYS = List.of(
      Duration.ofMinutes(1),
      Duration.ofMinutes(5),
      Duration.ofMinutes(15),
      Duration.ofMinutes(30),
      Duration.ofHours(1),
      Duration.ofHours(2),
      Duration.ofHours(4));

  private Retry() {}

  /**
   * The next try, up to a fifth later than the table has it, so that many do not come at once;
   * nothing when the message has been tried for too long.
   *
   * @param attempts made so far, at least one
   */
  public static Optional<Instant> next(UUID message, int attempts, Instant wanted, Instant now) {
    var delay = DELAYS.get(Math.min(attempts, DELAYS.size()) - 1);
    long spread = Math.floorMod(message.hashCode() * 31L + attempts, 1_000L);
    var next = now.plus(delay).plusMillis(delay.toMillis() / 5 * spread / 1_000);
    return next.isAfter(wanted.plus(LONGEST)) ? Optional.empty() : Optional.of(next);
  }
}
