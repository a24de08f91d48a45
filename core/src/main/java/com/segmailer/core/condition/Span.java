package com.segmailer.core.condition;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A length of time as conditions write it: {@code 7d}; exact, or so many months or years. */
public record Span(long amount, Unit unit) {
  private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]{0,11})(s|m|h|d|w|mo|y)");
  private static final long SECONDS_A_YEAR = 31_557_600;

  /** What a span counts; {@code size} is in seconds, of calendar units in months. */
  public enum Unit {
    SECONDS("s", 1),
    MINUTES("m", 60),
    HOURS("h", 3_600),
    DAYS("d", 86_400),
    WEEKS("w", 604_800),
    MONTHS("mo", 1),
    YEARS("y", 12);

    private final String suffix;
    private final long size;

    Unit(String suffix, long size) {
      this.suffix = suffix;
      this.size = size;
    }

    public boolean calendar() {
      return this == MONTHS || this == YEARS;
    }
  }

  public Span {
    long bound = Limits.SPAN_YEARS * (unit.calendar() ? 12 : SECONDS_A_YEAR);
    if (amount < 1 || amount > bound / unit.size) {
      throw new IllegalArgumentException("a span lasts up to 100 years and not zero");
    }
  }

  /** The span that {@code text} writes, or null when it writes none within the limits. */
  public static @Nullable Span parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    for (Unit unit : Unit.values()) {
      if (unit.suffix.equals(matcher.group(2))) {
        long bound = Limits.SPAN_YEARS * (unit.calendar() ? 12 : SECONDS_A_YEAR);
        return amount <= bound / unit.size ? new Span(amount, unit) : null;
      }
    }
    return null;
  }

  public String text() {
    return amount + unit.suffix;
  }

  /** How many days it is, where it was written as days or weeks. */
  public OptionalLong days() {
    return switch (unit) {
      case DAYS -> OptionalLong.of(amount);
      case WEEKS -> OptionalLong.of(7 * amount);
      case SECONDS, MINUTES, HOURS, MONTHS, YEARS -> OptionalLong.empty();
    };
  }

  /**
   * The instant this span after {@code start}. Never earlier for a later start, which counting in
   * windows relies on. So where calendar and clock leave a choice, the end lies late: a day that
   * the month lacks is the first of the next month, a time skipped by the clock is the moment of
   * the skip, and a start in the second pass of a repeated hour is taken as that hour's end.
   */
  public Instant after(Instant start, ZoneId zone) {
    if (!unit.calendar()) {
      return start.plusSeconds(amount * unit.size);
    }
    ZoneRules rules = zone.getRules();
    LocalDateTime local = LocalDateTime.ofInstant(start, zone);
    ZoneOffsetTransition repeat = rules.getTransition(local);
    if (repeat != null
        && repeat.isOverlap()
        && rules.getOffset(start).equals(repeat.getOffsetAfter())) {
      local = repeat.getDateTimeBefore();
    }
    LocalDateTime end = plusMonths(local);
    ZoneOffsetTransition skip = rules.getTransition(end);
    return skip != null && skip.isGap() ? skip.getInstant() : end.toInstant(rules.getOffset(end));
  }

  private LocalDateTime plusMonths(LocalDateTime local) {
    YearMonth month = YearMonth.from(local).plusMonths(amount * unit.size);
    return local.getDayOfMonth() <= month.lengthOfMonth()
        ? month.atDay(local.getDayOfMonth()).atTime(local.toLocalTime())
        : month.plusMonths(1).atDay(1).atStartOfDay();
  }

  /** The instant this span before {@code end}; in a shorter month, its last day. */
  public Instant before(Instant end, ZoneId zone) {
    return unit.calendar()
        ? ZonedDateTime.ofInstant(end, zone).minusMonths(amount * unit.size).toInstant()
        : end.minusSeconds(amount * unit.size);
  }
}
