package com.segmailer.core.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A test of an instant; most verdicts hold only for a time. */
public sealed interface DateTest extends Test {

  /** The verdict on {@code time} at {@code now}, both whole microseconds. */
  Verdict verdict(Instant time, ZoneId zone, Instant now);

  /** Whether a verdict may change by time alone. */
  default boolean timed() {
    return true;
  }

  /** Whether the verdict on an instant depends on the zone. */
  default boolean zoned() {
    return false;
  }

  /** The next instant there is. */
  private static Instant justAfter(Instant time) {
    return time.plus(1, ChronoUnit.MICROS);
  }

  /** Earlier or later than a date. */
  record Order(Operator operator, IsoDate than) implements DateTest {
    public Order {
      operator.oneOf(Operator.BEFORE, Operator.AFTER);
    }

    @Override
    public Verdict verdict(Instant time, ZoneId zone, Instant now) {
      int order = time.compareTo(than.in(zone));
      return Verdict.of(operator == Operator.BEFORE ? order < 0 : order > 0);
    }

    @Override
    public boolean timed() {
      return false;
    }

    @Override
    public boolean zoned() {
      return than.zoned();
    }
  }

  /** Past or to come. */
  record OrderToNow(Operator operator) implements DateTest {
    public OrderToNow {
      operator.oneOf(Operator.BEFORE, Operator.AFTER);
    }

    @Override
    public Verdict verdict(Instant time, ZoneId zone, Instant now) {
      if (operator == Operator.AFTER) {
        return now.isBefore(time) ? new Verdict(true, time) : Verdict.FALSE;
      }
      return time.isBefore(now) ? Verdict.TRUE : new Verdict(false, justAfter(time));
    }
  }

  /** Within one local day. */
  record OnDay(LocalDate day) implements DateTest {
    @Override
    public Operator operator() {
      return Operator.ON;
    }

    @Override
    public Verdict verdict(Instant time, ZoneId zone, Instant now) {
      return Verdict.of(!time.isBefore(day.atStartOfDay(zone).toInstant())
          && time.isBefore(day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    @Override
    public boolean timed() {
      return false;
    }

    @Override
    public boolean zoned() {
      return true;
    }
  }

  /** From one date to another, both included. */
  record Range(IsoDate low, IsoDate high) implements DateTest {
    @Override
    public Operator operator() {
      return Operator.BETWEEN;
    }

    @Override
    public Verdict verdict(Instant time, ZoneId zone, Instant now) {
      return Verdict.of(!time.isBefore(low.in(zone)) && !time.isAfter(high.in(zone)));
    }

    @Override
    public boolean timed() {
      return false;
    }

    @Override
    public boolean zoned() {
      return low.zoned() || high.zoned();
    }
  }

  /** So long ago or ahead, seen from now. */
  record Distance(Operator operator, Span span) implements DateTest {
    public Distance {
      operator.oneOf(
          Operator.WITHIN_LAST,
          Operator.MORE_THAN_AGO,
          Operator.WITHIN_NEXT,
          Operator.MORE_THAN_AHEAD);
    }

    @Override
    public Verdict verdict(Instant time, ZoneId zone, Instant now) {
      return switch (operator) {
        case WITHIN_LAST -> withinLast(time, zone, now);
        case MORE_THAN_AGO -> {
          Instant end = span.after(time, zone);
          yield now.isBefore(end) ? new Verdict(false, end) : Verdict.TRUE;
        }
        case WITHIN_NEXT -> withinNext(time, zone, now);
        default -> {
          Instant last = span.before(time, zone);
          yield now.isAfter(last) ? Verdict.FALSE : new Verdict(true, justAfter(last));
        }
      };
    }

    private Verdict withinLast(Instant time, ZoneId zone, Instant now) {
      if (now.isBefore(time)) {
        return new Verdict(false, time);
      }
      Instant end = span.after(time, zone);
      return now.isBefore(end) ? new Verdict(true, end) : Verdict.FALSE;
    }

    private Verdict withinNext(Instant time, ZoneId zone, Instant now) {
      if (now.isAfter(time)) {
        return Verdict.FALSE;
      }
      Instant start = span.before(time, zone);
      return now.isAfter(start)
          ? new Verdict(true, justAfter(time))
          : new Verdict(false, justAfter(start));
    }

    @Override
    public boolean zoned() {
      return span.unit().calendar();
    }
  }

  /** The day recurs soon: see {@link Operator#ANNIVERSARY_WITHIN_NEXT}. */
  record Anniversary(Span span) implements DateTest {
    @Override
    public Operator operator() {
      return Operator.ANNIVERSARY_WITHIN_NEXT;
    }

    @Override
    public Verdict verdict(Instant time, ZoneId zone, Instant now) {
      LocalDate date = LocalDate.ofInstant(time, zone);
      int year = LocalDate.ofInstant(now, zone).getYear();
      Instant end = endOf(date.withYear(year), zone);
      if (!now.isBefore(end)) {
        year++;
        end = endOf(date.withYear(year), zone);
      }
      Instant last = span.before(date.withYear(year).atStartOfDay(zone).toInstant(), zone);
      return now.isAfter(last) ? new Verdict(true, end) : new Verdict(false, justAfter(last));
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
      return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public boolean zoned() {
      return true;
    }
  }
}
