package com.segmailer.core.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** What a clock on the wall shows next. */
public final class WallClock {

  private WallClock() {}

  /** The first instant after {@code at} at which it shows {@code time} or midnight, or is changed. */
  public static Instant next(Instant at, ZoneId zone, LocalTime time) {
    var rules = zone.getRules();
    var local = LocalDateTime.ofInstant(at, zone);
    var today = local.toLocalDate().atTime(time);
    var shown = local.isBefore(today) ? today : local.toLocalDate().plusDays(1).atStartOfDay();
    var next = shown.toInstant(rules.getOffset(at));
    var change = rules.nextTransition(at);
    return change != null && change.getInstant().isBefore(next) ? change.getInstant() : next;
  }
}
