package com.segmailer.core.template;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** {@code date}: writes a date in the zone of the rendering. What is no date stays as it is. */
final class DateFilter {

  private static final long FARTHEST_SECOND = 253_402_300_799L;

  private DateFilter() {}

  static Value apply(Value input, Value[] arguments, Scope scope) {
    var format = Texts.of(arguments[0], scope);
    if (format.isEmpty()) {
      return input;
    }
    var date = date(input, scope.setting);
    return date == null ? input : new Value.Text(new Strftime(date, scope).formatted(format));
  }

  private static @Nullable ZonedDateTime date(Value input, Setting setting) {
    return switch (input) {
      case Value.Text(String text) -> date(text.strip(), setting);
      case Value.Decimal(BigDecimal seconds) -> ofSeconds(Numbers.clamped(seconds), setting);
      case Value other -> null;
    };
  }

  private static @Nullable ZonedDateTime date(String text, Setting setting) {
    if (text.equals("now") || text.equals("today")) {
      return setting.now().atZone(setting.zone());
    }
    if (!text.isEmpty() && text.length() < 13 && text.chars().allMatch(Character::isDigit)) {
      return ofSeconds(Long.parseLong(text), setting);
    }
    var date = IsoDate.parse(iso(text));
    try {
      return date == null ? null : date.in(setting.zone()).atZone(setting.zone());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZonedDateTime ofSeconds(long seconds, Setting setting) {
    return Math.abs(seconds) > FARTHEST_SECOND
        ? null
        : Instant.ofEpochSecond(seconds).atZone(setting.zone());
  }

  /** {@code 2024-01-15 09:30:00 +0000} and {@code ... UTC} are written with blanks elsewhere. */
  private static String iso(String text) {
    if (text.length() < 12 || text.length() > 40 || text.charAt(10) != ' ') {
      return text;
    }
    return text.substring(0, 10) + "T" + text.substring(11).replace(" UTC", "Z").replace(" ", "");
  }
}
