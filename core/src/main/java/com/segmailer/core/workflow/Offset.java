package com.segmailer.core.workflow;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.condition.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An instant seen from a date: so much before or after it, perhaps at a time of that day. Where the time
 * is given, days and weeks are those of the calendar: so many times 24 hours would lead into another day
 * when the clock is changed in between.
 *
 * @param span null for none
 * @param at local time; null for the date's own
 */
public record Offset(
    boolean before, @Nullable Span span, @Nullable LocalTime at) {
  public static final Offset NONE = new Offset(false, null, null);

  public Instant of(IsoDate date, ZoneId zone) {
    var instant = date.in(zone);
    if (at == null) {
      return shifted(instant, zone);
    }
    var days = span == null ? OptionalLong.empty() : span.days();
    var day = days.isPresent()
        ? LocalDate.ofInstant(instant, zone).plusDays(before ? -days.getAsLong() : days.getAsLong())
        : LocalDate.ofInstant(shifted(instant, zone), zone);
    return day.atTime(at).atZone(zone).toInstant();
  }

  private Instant shifted(Instant instant, ZoneId zone) {
    if (span == null) {
      return instant;
    }
    return before ? span.before(instant, zone) : span.after(instant, zone);
  }

  /** Whether it counts months or years, whose length depends on the zone in which they are counted. */
  boolean isOfTheCalendar() {
    return span != null && span.unit().calendar();
  }

  /** {@code -3d}; {@code 0} for none. */
  public String text() {
    return span == null ? "0" : (before ? "-" : "+") + span.text();
  }
}
