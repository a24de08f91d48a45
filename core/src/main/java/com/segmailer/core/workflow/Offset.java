package com.segmailer.core.workflow;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.condition.Span;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An instant seen from a date: so much before or after it, perhaps at a time of that day.
 *
 * @param span null for none
 * @param at local time; null for the date's own
 */
public record Offset(
    boolean before, @Nullable Span span, @Nullable LocalTime at) {
  public static final Offset NONE = new Offset(false, null, null);

  public Instant of(IsoDate date, ZoneId zone) {
    var instant = date.in(zone);
    if (span != null) {
      instant = before ? span.before(instant, zone) : span.after(instant, zone);
    }
    return at == null
        ? instant
        : instant.atZone(zone).toLocalDate().atTime(at).atZone(zone).toInstant();
  }

  /** {@code -3d}; {@code 0} for none. */
  public String text() {
    return span == null ? "0" : (before ? "-" : "+") + span.text();
  }
}
