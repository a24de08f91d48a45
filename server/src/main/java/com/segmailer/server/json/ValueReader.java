package com.segmailer.server.json;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/** Turns a parser's tokens into one {@link Value} and refuses what {@link Json} promises to. */
final class ValueReader {

  private final JsonParser parser;
  private final JsonLimits limits;

  ValueReader(JsonParser parser, JsonLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  Value document() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw refused("The document is empty");
    }
    Value value = value(first, 0);
    if (parser.nextToken() != null) {
      throw refused("Something follows the JSON value");
    }
    return value;
  }

  private Value value(JsonToken token, int depth) {
    return switch (token) {
      case START_OBJECT -> dict(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> new Value.Text(sound(parser.getString()));
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> Value.Bool.TRUE;
      case VALUE_FALSE -> Value.Bool.FALSE;
      case VALUE_NULL -> Value.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
        throw refused("Unexpected " + token);
    };
  }

  private Value dict(int depth) {
    within(depth);
    String name = parser.nextName();
    if (name == null) {
      return Value.Dict.EMPTY;
    }
    var members = new LinkedHashMap<String, Value>();
    while (name != null) {
      if (name.length() > limits.nameLength()) {
        throw refused("A name is longer than " + limits.nameLength() + " characters");
      }
      sound(name);
      if (members.putIfAbsent(name, value(parser.nextToken(), depth)) != null) {
        throw new MalformedJson(
            "The name \"" + shortened(name) + "\" occurs twice in one object",
            parser.currentTokenLocation().getLineNr(),
            parser.currentTokenLocation().getColumnNr(),
            place());
      }
      name = parser.nextName();
    }
    return Value.Dict.adopting(members);
  }

  private Value array(int depth) {
    within(depth);
    List<Value> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token, depth));
    }
    return new Value.Array(items);
  }

  private Value integer() {
    JsonParser.NumberType type = parser.getNumberType();
    return type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG
        ? Value.Decimal.of(parser.getLongValue())
        : decimal();
  }

  private Value decimal() {
    BigDecimal number;
    try {
      number = parser.getDecimalValue();
    } catch (NumberFormatException | ArithmeticException | InputCoercionException e) {
      throw refused(beyondExponent());
    }
    if (number.precision() > limits.numberDigits()) {
      number = withoutZeros(number);
      if (number.precision() > limits.numberDigits()) {
        throw refused("A number has more than " + limits.numberDigits() + " digits");
      }
    }
    long power = (long) number.precision() - number.scale() - 1;
    if (Math.abs(power) > limits.numberExponent()) {
      throw refused(beyondExponent());
    }
    return new Value.Decimal(number);
  }

  /**
   * The same number, written shorter: answers show 1e300 with all its zeros, and whoever sends it
   * back means no more. Digits are counted as text; dividing by ten again and again takes long.
   */
  private static BigDecimal withoutZeros(BigDecimal number) {
    var digits = number.unscaledValue().toString();
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    int zeros = digits.length() - end;
    return new BigDecimal(new BigInteger(digits.substring(0, end)), number.scale() - zeros);
  }

  private String beyondExponent() {
    return "A number is beyond 1e" + limits.numberExponent() + " or its inverse";
  }

  private void within(int depth) {
    if (depth > limits.depth()) {
      throw refused("The document is nested deeper than " + limits.depth());
    }
  }

  /** Raw NUL and surrogates never pass the byte checks; escapes can still spell them. */
  private String sound(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw refused("A text holds the character NUL");
      }
      if (Character.isSurrogate(c)) {
        boolean pair = Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw refused("A text holds half of a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  private MalformedJson refused(String detail) {
    var where = parser.currentTokenLocation();
    return new MalformedJson(
        detail, Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()), place());
  }

  private String place() {
    String path = parser.streamReadContext().pathAsPointer().toString();
    Pointer place = Pointer.ROOT;
    for (String token : path.isEmpty() ? new String[0] : path.substring(1).split("/", -1)) {
      place = place.member(shortened(token.replace("~1", "/").replace("~0", "~")));
    }
    return wellFormed(place.toString());
  }

  private static String wellFormed(String pointer) {
    return pointer.length() > 500 ? pointer.substring(0, 500) : pointer;
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "..." : name;
  }
}
