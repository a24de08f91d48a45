package com.segmailer.core.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date in ISO 8601: a day, perhaps a time (to the microsecond), perhaps an offset. Without an
 * offset it is a different instant in each zone.
 */
public record IsoDate(
    LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
  private static final int DAY_LENGTH = 10;

  /** The date that {@code text} writes, or null when it writes none. Attributes hold anything. */
  public static @Nullable IsoDate parse(String text) {
    LocalDate day = day(text);
    if (day == null) {
      return null;
    }
    if (text.length() == DAY_LENGTH) {
      return new IsoDate(day, null, null);
    }
    if (text.charAt(DAY_LENGTH) != 'T' && text.charAt(DAY_LENGTH) != 't') {
      return null;
    }
    return withTime(day, text);
  }

  private static @Nullable LocalDate day(String text) {
    if (text.length() < DAY_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    return day > 28 && day > YearMonth.of(year, month).lengthOfMonth()
        ? null
        : LocalDate.of(year, month, day);
  }

  private static @Nullable IsoDate withTime(LocalDate day, String text) {
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = 0;
    int micros = 0;
    int at = 16;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text.charAt(13) != ':') {
      return null;
    }
    if (at < text.length() && text.charAt(at) == ':') {
      second = digits(text, 17, 19);
      at = 19;
      if (second < 0 || second > 59) {
        return null;
      }
      if (at < text.length() && text.charAt(at) == '.') {
        int end = fractionEnd(text, at + 1);
        if (end < 0) {
          return null;
        }
        micros = micros(text, at + 1, end);
        at = end;
      }
    }
    LocalTime time = LocalTime.of(hour, minute, second, micros * 1_000);
    if (at == text.length()) {
      return new IsoDate(day, time, null);
    }
    ZoneOffset offset = offset(text, at);
    return offset == null ? null : new IsoDate(day, time, offset);
  }

  /** Where one to nine digits end, or -1. */
  private static int fractionEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == from || end > from + 9 ? -1 : end;
  }

  private static int micros(String text, int from, int end) {
    int micros = 0;
    for (int i = from; i < from + 6; i++) {
      micros = micros * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return micros;
  }

  /** {@code Z}, {@code +02}, {@code +0200} or {@code +02:00}. */
  private static @Nullable ZoneOffset offset(String text, int at) {
    char sign = text.charAt(at);
    int length = text.length() - at;
    if (sign == 'Z' || sign == 'z') {
      return length == 1 ? ZoneOffset.UTC : null;
    }
    boolean colon = length == 6 && text.charAt(at + 3) == ':';
    if ((sign != '+' && sign != '-') || !(length == 3 || length == 5 || colon)) {
      return null;
    }
    int hours = digits(text, at + 1, at + 3);
    int minutes = length == 3 ? 0 : digits(text, text.length() - 2, text.length());
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
      return null;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
  }

  private static int digits(String text, int from, int to) {
    if (to > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public boolean dayOnly() {
    return time == null;
  }

  /** Whether it is another instant in another zone. */
  public boolean zoned() {
    return offset == null;
  }

  public Instant in(ZoneId zone) {
    if (time == null) {
      return day.atStartOfDay(zone).toInstant();
    }
    return offset == null
        ? day.atTime(time).atZone(zone).toInstant()
        : day.atTime(time).toInstant(offset);
  }

  public String text() {
    return day + (time == null ? "" : "T" + time) + (offset == null ? "" : offset.toString());
  }
}
