package com.segmailer.core.template;

import java.util.List;

/**
 * A condition: comparisons, and between them {@code and} or {@code or}, read from the right as Liquid
 * does.
 *
 * @param ands whether {@code and} stands before the comparison that follows
 */
record Test(List<Comparison> comparisons, List<Boolean> ands) {

  Test {
    comparisons = List.copyOf(comparisons);
    ands = List.copyOf(ands);
  }

  enum Operator {
    /** One operand alone: whether it is neither nil nor false. */
    HOLDS,
    EQUAL,
    UNEQUAL,
    LESS,
    GREATER,
    AT_MOST,
    AT_LEAST,
    CONTAINS
  }

  record Comparison(Expression left, Operator operator, Expression right) {}
}
