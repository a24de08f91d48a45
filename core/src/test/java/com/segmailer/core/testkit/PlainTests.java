package com.segmailer.core.testkit;

import com.google.re2j.Pattern;
import com.segmailer.core.condition.Choices;
import com.segmailer.core.condition.DateTest;
import com.segmailer.core.condition.Needle;
import com.segmailer.core.condition.NumberTest;
import com.segmailer.core.condition.Operator;
import com.segmailer.core.condition.Regex;
import com.segmailer.core.condition.ScalarTest;
import com.segmailer.core.condition.Test;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Tests of values, decided plainly; a negative operator's answer is not yet turned round. */
final class PlainTests {
  private PlainTests() {}

  static boolean accepts(Test test, Value value, ZoneId zone, Instant now) {
    if (test instanceof Test.Presence) {
      return !value.isNull();
    }
    List<Value> candidates =
        value instanceof Value.Array(List<Value> items) ? items : List.of(value);
    return candidates.stream().anyMatch(candidate -> switch (candidate) {
      case Value.Text(String text) -> acceptsText(test, text, zone, now);
      case Value.Decimal(BigDecimal number) -> acceptsNumber(test, number);
      case Value.Bool(boolean bool) -> acceptsBool(test, bool);
      case Value.Null _, Value.Array _, Value.Dict _ -> false;
    });
  }

  private static boolean acceptsText(Test test, String text, ZoneId zone, Instant now) {
    return switch (test) {
      case ScalarTest.TextEquality(Operator _, Needle needle) ->
        plain(text, needle.caseSensitive()).equals(plain(needle.text(), needle.caseSensitive()));
      case ScalarTest.OneOf(Operator _, Choices choices) ->
        choices.values().stream()
            .anyMatch(choice -> choice instanceof Value.Text(String other)
                && plain(text, choices.caseSensitive())
                    .equals(plain(other, choices.caseSensitive())));
      case ScalarTest.TextPart(Operator operator, Needle needle) ->
        acceptsPart(
            operator,
            plain(text, needle.caseSensitive()),
            plain(needle.text(), needle.caseSensitive()));
      case ScalarTest.Matches(Operator _, Regex regex) ->
        Pattern.compile(
                plain(regex.pattern(), true), regex.caseSensitive() ? 0 : Pattern.CASE_INSENSITIVE)
            .matcher(plain(text, true))
            .find();
      case DateTest date ->
        PlainDates.instant(text, zone)
            .filter(time -> PlainDates.holds(date, time, zone, now))
            .isPresent();
      case ScalarTest.Equality _, ScalarTest.Truth _, NumberTest _, Test.Presence _ -> false;
    };
  }

  private static boolean acceptsPart(Operator operator, String text, String part) {
    return switch (operator) {
      case STARTS_WITH -> text.startsWith(part);
      case ENDS_WITH -> text.endsWith(part);
      default -> text.contains(part);
    };
  }

  private static boolean acceptsNumber(Test test, BigDecimal number) {
    return switch (test) {
      case ScalarTest.Equality(Operator _, Value value) -> isNumber(value, number);
      case ScalarTest.OneOf(Operator _, Choices choices) ->
        choices.values().stream().anyMatch(choice -> isNumber(choice, number));
      case NumberTest.Comparison(Operator operator, Value.Decimal than) -> {
        BigDecimal difference = number.subtract(than.number());
        yield switch (operator) {
          case GREATER_THAN -> difference.signum() > 0;
          case GREATER_OR_EQUAL -> difference.signum() >= 0;
          case LESS_THAN -> difference.signum() < 0;
          default -> difference.signum() <= 0;
        };
      }
      case NumberTest.Range(Value.Decimal low, Value.Decimal high) ->
        number.max(low.number()).min(high.number()).compareTo(number) == 0;
      case ScalarTest.TextEquality _, ScalarTest.TextPart _, ScalarTest.Matches _ -> false;
      case ScalarTest.Truth _, DateTest _, Test.Presence _ -> false;
    };
  }

  private static boolean isNumber(Value value, BigDecimal number) {
    return value instanceof Value.Decimal(BigDecimal that)
        && that.subtract(number).signum() == 0;
  }

  private static boolean acceptsBool(Test test, boolean bool) {
    return switch (test) {
      case ScalarTest.Equality(Operator _, Value value) -> value.equals(new Value.Bool(bool));
      case ScalarTest.OneOf(Operator _, Choices choices) ->
        choices.values().contains(new Value.Bool(bool));
      case ScalarTest.Truth(Operator operator) -> bool == (operator == Operator.IS_TRUE);
      case ScalarTest.TextEquality _, ScalarTest.TextPart _, ScalarTest.Matches _ -> false;
      case NumberTest _, DateTest _, Test.Presence _ -> false;
    };
  }

  private static String plain(String text, boolean caseSensitive) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    if (caseSensitive) {
      return composed;
    }
    StringBuilder folded = new StringBuilder();
    composed
        .codePoints()
        .map(c -> c == 'İ' || c == 'ı' ? c : Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
