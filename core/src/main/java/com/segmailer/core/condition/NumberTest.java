package com.segmailer.core.condition;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;

/** A test of a number. */
public sealed interface NumberTest extends ScalarTest {

  boolean accepts(BigDecimal number);

  @Override
  default boolean accepts(Value scalar) {
    return scalar instanceof Value.Decimal(BigDecimal number) && accepts(number);
  }

  /** Above or below a number. */
  record Comparison(Operator operator, Value.Decimal than) implements NumberTest {
    public Comparison {
      operator.oneOf(
          Operator.GREATER_THAN,
          Operator.GREATER_OR_EQUAL,
          Operator.LESS_THAN,
          Operator.LESS_OR_EQUAL);
    }

    @Override
    public boolean accepts(BigDecimal number) {
      int order = number.compareTo(than.number());
      return switch (operator) {
        case GREATER_THAN -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
        case LESS_THAN -> order < 0;
        default -> order <= 0;
      };
    }
  }

  /** From one number to another, both included. */
  record Range(Value.Decimal low, Value.Decimal high) implements NumberTest {
    public Range {
      if (low.number().compareTo(high.number()) > 0) {
        throw new IllegalArgumentException("low must not exceed high");
      }
    }

    @Override
    public Operator operator() {
      return Operator.BETWEEN;
    }

    @Override
    public boolean accepts(BigDecimal number) {
      return number.compareTo(low.number()) >= 0 && number.compareTo(high.number()) <= 0;
    }
  }
}
