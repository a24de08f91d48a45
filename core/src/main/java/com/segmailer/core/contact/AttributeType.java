package com.segmailer.core.contact;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A type that a workspace may declare for an attribute. Writes are then coerced to it where the
 * meaning is beyond doubt, and refused otherwise. {@code null} passes (it removes), and an array
 * passes when each of its items does. A date is what conditions read as one.
 */
public enum AttributeType {
  TEXT,
  NUMBER,
  BOOLEAN,
  DATE;

  private static final Pattern NUMBER_TEXT =
      Pattern.compile("[+-]?(\\d{1,100}(\\.\\d{0,100})?|\\.\\d{1,100})([eE][+-]?\\d{1,3})?");

  /** The outcome of coercing a value. */
  public sealed interface Outcome {}

  public record Coerced(Value value) implements Outcome {}

  public record Refused(String reason) implements Outcome {}

  /** The name by which the API knows this type. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Outcome coerce(Value value) {
    return switch (value) {
      case Value.Null _ -> new Coerced(value);
      case Value.Bool bool -> coerceBool(bool);
      case Value.Text text -> coerceText(text);
      case Value.Decimal number -> coerceNumber(number);
      case Value.Array array -> coerceItems(array);
      case Value.Dict _ -> refused("an object");
    };
  }

  private Outcome coerceBool(Value.Bool value) {
    return switch (this) {
      case TEXT -> new Coerced(new Value.Text(Boolean.toString(value.bool())));
      case BOOLEAN -> new Coerced(value);
      case NUMBER, DATE -> refused(Boolean.toString(value.bool()));
    };
  }

  /** 1 and 0 are not booleans, and a number is not a date: seconds and milliseconds look alike. */
  private Outcome coerceNumber(Value.Decimal value) {
    if (AttributeScan.numberProblem(value).isPresent()) {
      return refused("a number this long");
    }
    return switch (this) {
      case TEXT -> new Coerced(new Value.Text(value.number().toPlainString()));
      case NUMBER -> new Coerced(value);
      case BOOLEAN, DATE -> refused("a number");
    };
  }

  private Outcome coerceText(Value.Text value) {
    var text = value.text().strip();
    return switch (this) {
      case TEXT -> new Coerced(value);
      case NUMBER ->
        NUMBER_TEXT.matcher(text).matches()
            ? coerceNumber(new Value.Decimal(new BigDecimal(text)))
            : refused("this text");
      case BOOLEAN ->
        text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
            ? new Coerced(Value.Bool.of(text.equalsIgnoreCase("true")))
            : refused("this text");
      case DATE ->
        IsoDate.parse(text) != null ? new Coerced(new Value.Text(text)) : refused("this text");
    };
  }

  private Outcome coerceItems(Value.Array array) {
    List<Value> items = new ArrayList<>();
    for (Value item : array.items()) {
      switch (coerce(item)) {
        case Coerced(Value coerced) -> items.add(coerced);
        case Refused refused -> {
          return refused;
        }
      }
    }
    return new Coerced(new Value.Array(items));
  }

  private Refused refused(String given) {
    var wanted = switch (this) {
      case TEXT -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case DATE -> "a date such as 2026-01-31 or 2026-01-31T09:30:00Z";
    };
    return new Refused(given + " cannot be read as " + wanted);
  }
}
