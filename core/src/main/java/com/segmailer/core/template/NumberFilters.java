package com.segmailer.core.template;

import com.segmailer.core.template.Filter.Trust;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Filters that calculate. */
final class NumberFilters {

  private static final int MOST_PLACES = 50;

  private NumberFilters() {}

  static void addTo(Filters.Collected filters) {
    binary(filters, "plus", Numbers::plus);
    binary(filters, "minus", (a, b) -> Numbers.plus(a, b.negate()));
    binary(filters, "times", Numbers::times);
    binary(filters, "divided_by", Numbers::quotient);
    binary(filters, "modulo", Numbers::remainder);
    binary(filters, "at_least", BigDecimal::max);
    binary(filters, "at_most", BigDecimal::min);
    unary(filters, "abs", BigDecimal::abs);
    unary(filters, "ceil", number -> number.setScale(0, RoundingMode.CEILING));
    unary(filters, "floor", number -> number.setScale(0, RoundingMode.FLOOR));
    filters.add("round", 0, 1, Trust.DATA, (input, given, scope) -> {
      long places = given.length == 0 ? 0 : Numbers.clamped(Numbers.of(given[0]));
      int kept = Math.clamp(places, 0, MOST_PLACES);
      return new Value.Decimal(Numbers.rounded(Numbers.of(input), kept));
    });
  }

  private static void unary(
      Filters.Collected filters, String name, UnaryOperator<BigDecimal> body) {
    filters.add(
        name,
        0,
        0,
        Trust.DATA,
        (input, none, scope) -> new Value.Decimal(body.apply(Numbers.of(input))));
  }

  private static void binary(
      Filters.Collected filters, String name, BinaryOperator<BigDecimal> body) {
    filters.add(
        name,
        1,
        1,
        Trust.DATA,
        (input, given, scope) ->
            new Value.Decimal(body.apply(Numbers.of(input), Numbers.of(given[0]))));
  }
}
