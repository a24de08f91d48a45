package com.segmailer.core.template;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Writes a date as {@code strftime} does, with English names. */
final class Strftime {

  private static final int WIDEST = 64;
  private static final int MOST_FLAGS = 6;

  /** With the name that the zone has on that date, in summer another. */
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private final ZonedDateTime date;
  private final Output out;

  Strftime(ZonedDateTime date, Scope scope) {
    this.date = date;
    this.out = scope.newText();
  }

  String formatted(String format) {
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      at = c == '%' ? directive(format, at) : at + 1;
      if (c != '%') {
        out.append(c);
      }
    }
    return out.text();
  }

  /** Writes the directive that begins there, or itself when it is none; yields where it ends. */
  private int directive(String format, int percent) {
    int at = percent + 1;
    var flags = "";
    while (at < format.length()
        && flags.length() < MOST_FLAGS
        && "-0^_#:".indexOf(format.charAt(at)) >= 0) {
      flags += format.charAt(at++);
    }
    int width = 0;
    while (at < format.length() && Character.digit(format.charAt(at), 10) >= 0) {
      width = Math.min(WIDEST, width * 10 + Character.digit(format.charAt(at++), 10));
    }
    var written = at < format.length() ? written(format.charAt(at), flags, width) : "";
    if (written.isEmpty()) {
      int end = Math.min(at + 1, format.length());
      out.append(format, percent, end);
      return end;
    }
    out.append(written);
    return at + 1;
  }

  private String written(char directive, String flags, int width) {
    if (directive == 'L' || directive == 'N') {
      return fraction(width > 0 ? width : directive == 'L' ? 3 : 9);
    }
    var number = number(directive);
    if (number.digits() > 0) {
      return padded(Long.toString(number.value()), number.digits(), number.pad(), flags, width);
    }
    var text = text(directive, flags);
    if (flags.contains("^") || (flags.contains("#") && directive != 'p')) {
      text = text.toUpperCase(Locale.ROOT);
    }
    if (flags.contains("#") && directive == 'p') {
      text = text.toLowerCase(Locale.ROOT);
    }
    return text.isEmpty() ? text : padded(text, 0, ' ', flags, width);
  }

  /** The first digits of the part of the second that has passed. */
  private String fraction(int digits) {
    var nanos = "%09d".formatted(date.getNano());
    return digits <= nanos.length()
        ? nanos.substring(0, digits)
        : nanos + "0".repeat(digits - nanos.length());
  }

  private static String padded(String text, int digits, char pad, String flags, int width) {
    int wanted = flags.contains("-") ? 0 : width > 0 ? width : digits;
    char with = flags.contains("_") ? ' ' : flags.contains("0") ? '0' : pad;
    return String.valueOf(with).repeat(Math.max(0, wanted - text.length())) + text;
  }

  /** A number, to how many digits it is filled up, and with what; no digits: not a number. */
  private record Number(long value, int digits, char pad) {}

  private Number number(char directive) {
    return switch (directive) {
      case 'Y' -> new Number(date.getYear(), 4, '0');
      case 'C' -> new Number(date.getYear() / 100, 2, '0');
      case 'y' -> new Number(date.getYear() % 100, 2, '0');
      case 'm' -> new Number(date.getMonthValue(), 2, '0');
      case 'd' -> new Number(date.getDayOfMonth(), 2, '0');
      case 'e' -> new Number(date.getDayOfMonth(), 2, ' ');
      case 'j' -> new Number(date.getDayOfYear(), 3, '0');
      case 'H' -> new Number(date.getHour(), 2, '0');
      case 'k' -> new Number(date.getHour(), 2, ' ');
      case 'I' -> new Number((date.getHour() + 11) % 12 + 1, 2, '0');
      case 'l' -> new Number((date.getHour() + 11) % 12 + 1, 2, ' ');
      case 'M' -> new Number(date.getMinute(), 2, '0');
      case 'S' -> new Number(date.getSecond(), 2, '0');
      case 's' -> new Number(date.toEpochSecond(), 1, '0');
      case 'u' -> new Number(date.getDayOfWeek().getValue(), 1, '0');
      case 'w' -> new Number(date.getDayOfWeek().getValue() % 7, 1, '0');
      case 'G' -> new Number(date.get(IsoFields.WEEK_BASED_YEAR), 4, '0');
      case 'g' -> new Number(date.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0');
      case 'V' -> new Number(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0');
      case 'U' ->
        new Number((date.getDayOfYear() + 6 - date.getDayOfWeek().getValue() % 7) / 7, 2, '0');
      case 'W' ->
        new Number((date.getDayOfYear() + 7 - date.getDayOfWeek().getValue()) / 7, 2, '0');
      default -> new Number(0, 0, ' ');
    };
  }

  private String text(char directive, String flags) {
    return switch (directive) {
      case 'a' -> date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'p' -> date.get(ChronoField.AMPM_OF_DAY) == 0 ? "AM" : "PM";
      case 'P' -> date.get(ChronoField.AMPM_OF_DAY) == 0 ? "am" : "pm";
      case 'z' ->
        date.getOffset().getTotalSeconds() == 0
            ? (flags.contains(":") ? "+00:00" : "+0000")
            : date.getOffset().getId().substring(0, 6).replace(":", flags.contains(":") ? ":" : "");
      case 'Z' -> ZONE.format(date);
      case 'c' -> parts("aebHMSY", "%1$s %3$s %2$s %4$s:%5$s:%6$s %7$s");
      case 'D', 'x' -> parts("mdy", "%s/%s/%s");
      case 'F' -> parts("Ymd", "%s-%s-%s");
      case 'R' -> parts("HM", "%s:%s");
      case 'r' -> parts("IMSp", "%s:%s:%s %s");
      case 'T', 'X' -> parts("HMS", "%s:%s:%s");
      case 'v' -> parts("ebY", "%s-%s-%s").toUpperCase(Locale.ROOT);
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> "";
    };
  }

  private String parts(String directives, String pattern) {
    return pattern.formatted(
        directives.chars().mapToObj(d -> (Object) written((char) d, "", 0)).toArray());
  }
}
