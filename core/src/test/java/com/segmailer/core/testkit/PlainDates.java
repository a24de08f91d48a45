package com.segmailer.core.testkit;

import com.segmailer.core.condition.DateTest;
import com.segmailer.core.condition.Operator;
import com.segmailer.core.condition.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Dates and tests of them, decided plainly with what java.time offers. */
final class PlainDates {
  private static final DateTimeFormatter SYNTAX = new DateTimeFormatterBuilder()
      .parseCaseInsensitive()
      .append(DateTimeFormatter.ISO_LOCAL_DATE)
      .appendPattern("['T'HH:mm[:ss]")
      .optionalStart()
      .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
      .optionalEnd()
      .appendPattern("[XXX][XX][X]]")
      .toFormatter()
      .withResolverStyle(ResolverStyle.STRICT);

  private PlainDates() {}

  static Optional<Instant> instant(String text, ZoneId zone) {
    TemporalAccessor parsed;
    try {
      parsed = SYNTAX.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
    Instant instant = switch (parsed) {
      case Instant exact -> exact;
      case LocalDateTime local -> local.atZone(zone).toInstant();
      case LocalDate day -> day.atStartOfDay(zone).toInstant();
      default -> throw new IllegalStateException(text);
    };
    return Optional.of(instant.truncatedTo(ChronoUnit.MICROS));
  }

  static boolean holds(DateTest test, Instant time, ZoneId zone, Instant now) {
    return switch (test) {
      case DateTest.Order order ->
        ordered(order.operator(), time, instant(order.than().text(), zone).orElseThrow());
      case DateTest.OrderToNow order -> ordered(order.operator(), time, now);
      case DateTest.OnDay on -> time.atZone(zone).toLocalDate().equals(on.day());
      case DateTest.Range range ->
        time.compareTo(instant(range.low().text(), zone).orElseThrow()) >= 0
            && time.compareTo(instant(range.high().text(), zone).orElseThrow()) <= 0;
      case DateTest.Distance distance -> distant(distance, time, zone, now);
      case DateTest.Anniversary anniversary -> recurs(anniversary.span(), time, zone, now);
    };
  }

  private static boolean ordered(Operator operator, Instant time, Instant than) {
    return operator == Operator.BEFORE ? time.compareTo(than) < 0 : time.compareTo(than) > 0;
  }

  private static boolean distant(DateTest.Distance test, Instant time, ZoneId zone, Instant now) {
    Span span = test.span();
    return switch (test.operator()) {
      case WITHIN_LAST -> time.compareTo(now) <= 0 && now.compareTo(after(span, time, zone)) < 0;
      case MORE_THAN_AGO -> now.compareTo(after(span, time, zone)) >= 0;
      case WITHIN_NEXT -> now.compareTo(time) <= 0 && now.compareTo(before(span, time, zone)) > 0;
      default -> now.compareTo(before(span, time, zone)) <= 0;
    };
  }

  /** Looks at the days of many years, one by one. */
  private static boolean recurs(Span span, Instant time, ZoneId zone, Instant now) {
    LocalDate date = time.atZone(zone).toLocalDate();
    int thisYear = now.atZone(zone).getYear();
    return IntStream.rangeClosed(thisYear - 2, thisYear + 102)
        .mapToObj(date::withYear)
        .anyMatch(day -> now.compareTo(day.plusDays(1).atStartOfDay(zone).toInstant()) < 0
            && before(span, day.atStartOfDay(zone).toInstant(), zone).compareTo(now) < 0);
  }

  private static Instant before(Span span, Instant time, ZoneId zone) {
    return switch (span.unit()) {
      case MONTHS, YEARS -> time.atZone(zone).minus(period(span)).toInstant();
      case SECONDS, MINUTES, HOURS, DAYS, WEEKS -> time.minus(exact(span));
    };
  }

  static Instant after(Span span, Instant time, ZoneId zone) {
    return switch (span.unit()) {
      case SECONDS, MINUTES, HOURS, DAYS, WEEKS -> time.plus(exact(span));
      case MONTHS, YEARS -> calendarAfter(span, time, zone);
    };
  }

  private static Instant calendarAfter(Span span, Instant time, ZoneId zone) {
    LocalDateTime start = time.atZone(zone).toLocalDateTime();
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(start);
    if (offsets.size() == 2 && !start.toInstant(offsets.getFirst()).equals(time)) {
      start = zone.getRules().getTransition(start).getDateTimeBefore();
    }
    LocalDateTime end = start.plus(period(span));
    if (end.getDayOfMonth() != start.getDayOfMonth()) {
      end = end.toLocalDate().plusDays(1).atStartOfDay();
    }
    LocalDateTime local = end;
    return zone.getRules().getValidOffsets(end).stream()
        .map(local::toInstant)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> zone.getRules().getTransition(local).getInstant());
  }

  private static Period period(Span span) {
    int amount = Math.toIntExact(span.amount());
    return span.unit() == Span.Unit.MONTHS ? Period.ofMonths(amount) : Period.ofYears(amount);
  }

  private static Duration exact(Span span) {
    return switch (span.unit()) {
      case SECONDS -> Duration.ofSeconds(span.amount());
      case MINUTES -> Duration.ofMinutes(span.amount());
      case HOURS -> Duration.ofHours(span.amount());
      case DAYS -> Duration.ofDays(span.amount());
      case WEEKS -> Duration.ofDays(7 * span.amount());
      case MONTHS, YEARS -> throw new IllegalArgumentException(span.text());
    };
  }
}
