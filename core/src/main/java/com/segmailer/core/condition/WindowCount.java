package com.segmailer.core.condition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Counts inside windows, from the few instants that a digest keeps. Looks only at the instants that
 * tell an allowed count from one too low or too high: the low-th and the one after the high-th.
 */
final class WindowCount {
  private WindowCount() {}

  /** Later times leave the window later ({@link Span#after}), so what is inside is a prefix. */
  static Verdict withinLast(
      Span span, Counts counts, List<Instant> newest, ZoneId zone, Instant now) {
    Integer high = counts.high();
    if (high != null && newest.size() > high) {
      Instant end = span.after(newest.get(high), zone);
      if (now.isBefore(end)) {
        return new Verdict(false, end);
      }
    }
    if (counts.low() == 0) {
      return Verdict.TRUE;
    }
    if (newest.size() < counts.low()) {
      return Verdict.FALSE;
    }
    Instant end = span.after(newest.get(counts.low() - 1), zone);
    return now.isBefore(end) ? new Verdict(true, end) : Verdict.FALSE;
  }

  static boolean since(Instant start, Counts counts, List<Instant> newest) {
    Integer high = counts.high();
    if (high != null && newest.size() > high && !newest.get(high).isBefore(start)) {
      return false;
    }
    int low = counts.low();
    return low == 0 || (newest.size() >= low && !newest.get(low - 1).isBefore(start));
  }

  static boolean before(Instant end, Counts counts, List<Instant> oldest) {
    Integer high = counts.high();
    if (high != null && oldest.size() > high && oldest.get(high).isBefore(end)) {
      return false;
    }
    int low = counts.low();
    return low == 0 || (oldest.size() >= low && oldest.get(low - 1).isBefore(end));
  }
}
