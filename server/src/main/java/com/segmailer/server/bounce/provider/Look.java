package com.segmailer.server.bounce.provider;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Looks into documents of others, which may lack anything. */
final class Look {

  private Look() {}

  static Value at(Value document, String... path) {
    var value = document;
    for (var name : path) {
      value = value instanceof Value.Dict dict ? dict.get(name) : Value.NULL;
    }
    return value;
  }

  /** The text at a path, a number as text, or an empty text. */
  static String text(Value document, String... path) {
    return switch (at(document, path)) {
      case Value.Text(var text) -> text;
      case Value.Decimal(var number)
      when number.abs().compareTo(BigDecimal.TEN.pow(20)) < 0 -> number.toPlainString();
      default -> "";
    };
  }

  static List<Value> items(Value document, String... path) {
    return at(document, path) instanceof Value.Array(var items) ? items : List.of();
  }

  /** An instant in ISO form, with an offset or in UTC. */
  static Optional<Instant> time(Value document, String... path) {
    try {
      return Optional.of(OffsetDateTime.parse(text(document, path)).toInstant());
    } catch (DateTimeException otherForm) {
      return Optional.empty();
    }
  }

  /** Seconds since 1970, perhaps with a fraction. */
  static Optional<Instant> seconds(Value document, String... path) {
    return at(document, path) instanceof Value.Decimal(var number)
            && number.signum() > 0
            && number.compareTo(BigDecimal.valueOf(100_000_000_000L)) < 0
        ? Optional.of(Instant.ofEpochMilli(number.movePointRight(3).longValue()))
        : Optional.empty();
  }

  /** Whole seconds since 1970, as a text. */
  static Optional<Instant> seconds(String text) {
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    } catch (NumberFormatException | DateTimeException otherForm) {
      return Optional.empty();
    }
  }

  /** An id without the brackets that some put around it. */
  static String bare(String id) {
    var plain = id.strip();
    return plain.startsWith("<") && plain.endsWith(">")
        ? plain.substring(1, plain.length() - 1)
        : plain;
  }
}
