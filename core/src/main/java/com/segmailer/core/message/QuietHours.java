package com.segmailer.core.message;

import com.segmailer.core.value.WallClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * When people are left alone: whenever the clock where they are shows a quiet time.
 *
 * @param wholeDays quiet from midnight to midnight
 */
public record QuietHours(Optional<Hours> hours, Set<DayOfWeek> wholeDays) {

  /** On one day of the week at least, people can be written to. */
  public static final int MOST_WHOLE_DAYS = 6;

  // Two a day, and changes of the clock; if a change skips the only open minutes of a week, the
  // week after has them.
  private static final int MOST_STEPS = 100;

  /** From a time until before another, past midnight when that is earlier. */
  public record Hours(LocalTime from, LocalTime to) {
    public Hours {
      if (from.equals(to)) {
        throw new IllegalArgumentException("quiet hours need an end");
      }
    }

    boolean contain(LocalTime time) {
      boolean begun = !time.isBefore(from);
      boolean notOver = time.isBefore(to);
      return from.isBefore(to) ? begun && notOver : begun || notOver;
    }
  }

  public QuietHours {
    wholeDays = Set.copyOf(wholeDays);
    if (wholeDays.size() > MOST_WHOLE_DAYS || hours.isEmpty() && wholeDays.isEmpty()) {
      throw new IllegalArgumentException("quiet at some times, and not at all");
    }
  }

  /** The first instant from {@code now} on that is not quiet in {@code zone}; nothing if that is now. */
  public Optional<Instant> endAfter(Instant now, ZoneId zone) {
    var at = now;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      if (!isQuiet(LocalDateTime.ofInstant(at, zone))) {
        return steps == 0 ? Optional.empty() : Optional.of(at);
      }
      at = nextChange(at, zone);
    }
    throw new IllegalStateException("quiet hours without an end: " + this + " in " + zone);
  }

  private boolean isQuiet(LocalDateTime local) {
    return wholeDays.contains(local.getDayOfWeek())
        || hours.isPresent() && hours.get().contain(local.toLocalTime());
  }

  /** When it may be quiet no more: the hours end, a day ends, or the clock is changed. */
  private Instant nextChange(Instant at, ZoneId zone) {
    return WallClock.next(at, zone, hours.map(Hours::to).orElse(LocalTime.MIDNIGHT));
  }
}
