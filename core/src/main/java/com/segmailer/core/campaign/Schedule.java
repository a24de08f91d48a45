package com.segmailer.core.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a campaign starts. */
public sealed interface Schedule {

  Schedule AT_ONCE = new AtOnce();

  record AtOnce() implements Schedule {}

  record At(Instant instant) implements Schedule {}

  /**
   * When it is {@code time} where the contact is.
   *
   * @param skipPassed whether those for whom that is over get nothing, instead of at once
   */
  record Local(LocalDateTime time, boolean skipPassed) implements Schedule {

    /** So much later it is still that time, as far as a campaign is concerned. */
    public static final Duration GRACE = Duration.ofHours(1);

    /** Whether it is too late for somebody whose message was due then and has not been made. */
    public boolean isOver(Instant due, Instant now) {
      return skipPassed && due.plus(GRACE).isBefore(now);
    }

    /**
     * When the message of a contact in {@code zone} is due; nothing if it gets none. A time that
     * the clock skips is as much later as was skipped, of a time that comes twice the first counts.
     */
    public Optional<Instant> due(ZoneId zone, Instant start) {
      var due = time.atZone(zone).toInstant();
      if (!due.isBefore(start)) {
        return Optional.of(due);
      }
      return skipPassed ? Optional.empty() : Optional.of(start);
    }
  }

  /** When the audience is written down: before anybody's time has come. */
  default Instant start(Instant now) {
    return switch (this) {
      case AtOnce a -> now;
      case At(var instant) -> instant;
      case Local(var time, var skip) -> time.toInstant(ZoneOffset.MAX);
    };
  }
}
