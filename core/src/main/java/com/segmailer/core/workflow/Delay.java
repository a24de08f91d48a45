package com.segmailer.core.workflow;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.Span;
import com.segmailer.core.value.Value;
import com.segmailer.core.value.WallClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/** How long a wait lasts. All local times are the contact's. */
public sealed interface Delay {

  /** The instant until which to wait from {@code now}; {@code now} or earlier for no wait. */
  Instant until(ZoneId zone, Instant now);

  /** Whether it lasts until a time of day, whenever it begins. */
  default boolean isOfDay() {
    return this instanceof AtTime || this instanceof Window;
  }

  record For(Span span) implements Delay {
    @Override
    public Instant until(ZoneId zone, Instant now) {
      return span.after(now, zone);
    }
  }

  /**
   * The next such time on one of these days: the first of two where the clock shows it twice, later by
   * what is skipped where it does not show it.
   */
  record AtTime(LocalTime time, Set<DayOfWeek> days) implements Delay {
    public AtTime {
      days = Set.copyOf(days);
    }

    @Override
    public Instant until(ZoneId zone, Instant now) {
      return next(time, days, zone, now);
    }
  }

  /**
   * Not at all within the hours of these days, else until they begin: as soon as the clock shows a
   * time within, also where it is put forward or back into them.
   */
  record Window(LocalTime from, LocalTime to, Set<DayOfWeek> days) implements Delay {
    // Two a day, and changes of the clock; if a change skips the hours of a week's only day, the
    // week after has them.
    private static final int MOST_STEPS = 100;

    public Window {
      days = Set.copyOf(days);
    }

    @Override
    public Instant until(ZoneId zone, Instant now) {
      var at = now;
      for (int steps = 0; steps < MOST_STEPS; steps++) {
        if (isOpen(LocalDateTime.ofInstant(at, zone))) {
          return at;
        }
        at = WallClock.next(at, zone, from);
      }
      throw new IllegalStateException("hours that never come: " + this + " in " + zone);
    }

    private boolean isOpen(LocalDateTime local) {
      var time = local.toLocalTime();
      return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
    }
  }

  /** Until a date of the contact; who has none does not wait. */
  record UntilDate(Path attribute, Offset offset) implements Delay {
    @Override
    public Instant until(ZoneId zone, Instant now) {
      return now;
    }

    /** Nothing when {@code root}, the value at the root of the path, leads to no date. */
    public Optional<Instant> dateIn(Value root, ZoneId zone) {
      return attribute.reached(root).stream()
          .filter(Value.Text.class::isInstance)
          .map(text -> Optional.ofNullable(IsoDate.parse(((Value.Text) text).text())))
          .flatMap(Optional::stream)
          .findFirst()
          .map(date -> offset.of(date, zone));
    }
  }

  private static Instant next(LocalTime time, Set<DayOfWeek> days, ZoneId zone, Instant now) {
    ZonedDateTime local = now.atZone(zone);
    for (int ahead = 0; ; ahead++) {
      var day = local.toLocalDate().plusDays(ahead);
      var at = day.atTime(time).atZone(zone).toInstant();
      if (days.contains(day.getDayOfWeek()) && at.isAfter(now)) {
        return at;
      }
    }
  }
}
