package com.segmailer.core.condition;

import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code operator}, {@code value} and {@code caseSensitive} of one object. */
final class TestParser {
  private static final List<String> OPERATORS =
      Arrays.stream(Operator.values()).map(Operator::json).toList();

  private final Node node;
  private final Operator operator;

  private TestParser(Node node, Operator operator) {
    this.node = node;
    this.operator = operator;
  }

  /** The test, or null when a violation was written down. */
  static @Nullable Test parse(Node node) {
    String name = node.text("operator", 1, Limits.TEXT_LENGTH);
    if (name == null) {
      return null;
    }
    Operator operator = Operator.named(name);
    if (operator == null) {
      node.refuse(
          "operator", "unknown operator " + Node.quote(name) + Suggestion.of(name, OPERATORS));
      return null;
    }
    return new TestParser(node, operator).test();
  }

  private @Nullable Test test() {
    if (!hasCase() && node.has("caseSensitive")) {
      node.refuse("caseSensitive", "goes with operators on text only");
    }
    return switch (operator) {
      case EXISTS, NOT_EXISTS -> withoutValue(new Test.Presence(operator));
      case IS_TRUE, IS_FALSE -> withoutValue(new ScalarTest.Truth(operator));
      case EQUALS, NOT_EQUALS -> equality();
      case IN, NOT_IN -> oneOf();
      case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH -> textPart();
      case MATCHES, NOT_MATCHES -> matches();
      case GREATER_THAN, GREATER_OR_EQUAL, LESS_THAN, LESS_OR_EQUAL -> comparison();
      case BETWEEN -> between();
      case BEFORE, AFTER -> order();
      case ON -> onDay();
      case WITHIN_LAST, MORE_THAN_AGO, WITHIN_NEXT, MORE_THAN_AHEAD, ANNIVERSARY_WITHIN_NEXT ->
        distance();
    };
  }

  private boolean hasCase() {
    return switch (operator) {
      case EQUALS, NOT_EQUALS, IN, NOT_IN, MATCHES, NOT_MATCHES -> true;
      case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH -> true;
      default -> false;
    };
  }

  private Needle needle(String text) {
    return new Needle(text, node.flag("caseSensitive"));
  }

  private Test withoutValue(Test test) {
    if (node.has("value")) {
      node.refuse("value", operator.json() + " takes no value");
    }
    return test;
  }

  private @Nullable Test equality() {
    Value value = node.required("value");
    if (value == null || !isChoice(value, node.pointerTo("value"))) {
      return null;
    }
    return value instanceof Value.Text(String text)
        ? new ScalarTest.TextEquality(operator, needle(text))
        : new ScalarTest.Equality(operator, value);
  }

  private @Nullable Test oneOf() {
    if (!(node.dict().get("value") instanceof Value.Array(List<Value> items))
        || items.size() > Limits.CHOICES) {
      node.refuse("value", "must be a list of up to " + Limits.CHOICES + " values");
      return null;
    }
    boolean valid = true;
    for (int i = 0; i < items.size(); i++) {
      valid &= isChoice(items.get(i), node.pointerTo("value") + "/" + i);
    }
    boolean caseSensitive = node.flag("caseSensitive");
    return valid ? new ScalarTest.OneOf(operator, new Choices(items, caseSensitive)) : null;
  }

  private boolean isChoice(Value value, String pointer) {
    String wrong = switch (value) {
      case Value.Text(String text) ->
        text.length() <= Limits.TEXT_LENGTH
            ? ""
            : "must be a text of up to " + Limits.TEXT_LENGTH + " characters";
      case Value.Decimal(BigDecimal number) ->
        Limits.holds(number) ? "" : "must be a number of up to " + Limits.NUMBER_DIGITS + " digits";
      case Value.Bool _ -> "";
      case Value.Null _, Value.Array _, Value.Dict _ -> "must be a text, a number or a boolean";
    };
    if (!wrong.isEmpty()) {
      node.violations().add(new Violation(pointer, wrong));
    }
    return wrong.isEmpty();
  }

  private @Nullable Test textPart() {
    String text = node.text("value", 0, Limits.TEXT_LENGTH);
    return text == null ? null : new ScalarTest.TextPart(operator, needle(text));
  }

  private @Nullable Test comparison() {
    BigDecimal number = node.number("value");
    return number == null ? null : new NumberTest.Comparison(operator, new Value.Decimal(number));
  }

  private @Nullable Test distance() {
    Span span = node.span("value");
    if (span == null) {
      return null;
    }
    return operator == Operator.ANNIVERSARY_WITHIN_NEXT
        ? new DateTest.Anniversary(span)
        : new DateTest.Distance(operator, span);
  }

  private @Nullable Test matches() {
    String pattern = node.text("value", 0, Limits.PATTERN_LENGTH);
    if (pattern == null) {
      return null;
    }
    try {
      return new ScalarTest.Matches(operator, new Regex(pattern, node.flag("caseSensitive")));
    } catch (IllegalArgumentException e) {
      node.refuse("value", "is not a pattern in RE2's syntax: " + e.getMessage());
      return null;
    }
  }

  private @Nullable Test between() {
    if (node.dict().get("value") instanceof Value.Array(List<Value> bounds) && bounds.size() == 2) {
      Value low = bounds.get(0);
      Value high = bounds.get(1);
      if (low instanceof Value.Decimal a && high instanceof Value.Decimal b) {
        return numbers(a, b);
      }
      if (low instanceof Value.Text(String a) && high instanceof Value.Text(String b)) {
        return dates(a, b);
      }
    }
    node.refuse("value", "must be a list of two numbers or two dates");
    return null;
  }

  private @Nullable Test numbers(Value.Decimal low, Value.Decimal high) {
    List<Value> bounds = new ArrayList<>(List.of(low, high));
    for (int i = 0; i < bounds.size(); i++) {
      if (!isChoice(bounds.get(i), node.pointerTo("value") + "/" + i)) {
        return null;
      }
    }
    if (low.number().compareTo(high.number()) > 0) {
      node.refuse("value", "the first number must not exceed the second");
      return null;
    }
    return new NumberTest.Range(low, high);
  }

  private @Nullable Test dates(String low, String high) {
    IsoDate first = IsoDate.parse(low);
    IsoDate last = IsoDate.parse(high);
    if (first == null || last == null) {
      node.refuse("value", "must be a list of two numbers or two dates");
      return null;
    }
    return new DateTest.Range(first, last);
  }

  private @Nullable Test order() {
    if (node.dict().get("value") instanceof Value.Text(String text) && text.equals("now")) {
      return new DateTest.OrderToNow(operator);
    }
    IsoDate date = node.date("value");
    return date == null ? null : new DateTest.Order(operator, date);
  }

  private @Nullable Test onDay() {
    IsoDate date = node.date("value");
    if (date != null && !date.dayOnly()) {
      node.refuse("value", "must be a day like \"2024-01-15\"");
    }
    return date == null ? null : new DateTest.OnDay(date.day());
  }
}
