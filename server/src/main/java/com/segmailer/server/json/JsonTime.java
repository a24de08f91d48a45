package com.segmailer.server.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes an instant as {@code "2024-01-15T09:30:00.123456Z"}, without a fraction that is zero. */
final class JsonTime {

  private static final long SECONDS_A_DAY = 86_400;
  // Between these years the fields have their usual number of digits.
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private JsonTime() {}

  static int write(Instant instant, byte[] buffer, int from) {
    long second = instant.getEpochSecond();
    if (second < FIRST || second > LAST) {
      String text = '"' + instant.truncatedTo(ChronoUnit.MICROS).toString() + '"';
      byte[] bytes = text.getBytes(ISO_8859_1);
      System.arraycopy(bytes, 0, buffer, from, bytes.length);
      return from + bytes.length;
    }
    buffer[from] = '"';
    int at = date(Math.floorDiv(second, SECONDS_A_DAY), buffer, from + 1);
    int time = (int) Math.floorMod(second, SECONDS_A_DAY);
    buffer[at++] = 'T';
    at = digits(time / 3_600, 2, buffer, at);
    buffer[at++] = ':';
    at = digits(time / 60 % 60, 2, buffer, at);
    buffer[at++] = ':';
    at = digits(time % 60, 2, buffer, at);
    int micros = instant.getNano() / 1_000;
    if (micros != 0) {
      buffer[at++] = '.';
      at = micros % 1_000 == 0
          ? digits(micros / 1_000, 3, buffer, at)
          : digits(micros, 6, buffer, at);
    }
    buffer[at++] = 'Z';
    buffer[at++] = '"';
    return at;
  }

  private static int date(long epochDay, byte[] buffer, int from) {
    var date = java.time.LocalDate.ofEpochDay(epochDay);
    int at = digits(date.getYear(), 4, buffer, from);
    buffer[at++] = '-';
    at = digits(date.getMonthValue(), 2, buffer, at);
    buffer[at++] = '-';
    return digits(date.getDayOfMonth(), 2, buffer, at);
  }

  private static int digits(int number, int count, byte[] buffer, int from) {
    int rest = number;
    for (int at = from + count - 1; at >= from; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return from + count;
  }
}
