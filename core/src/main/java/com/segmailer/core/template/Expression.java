package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.util.List;

/** What yields a value. */
sealed interface Expression {

  /** A value that stands in the template. */
  record Literal(Value value) implements Expression {}

  /** {@code empty} and {@code blank}: nothing by themselves, and equal to what is so. */
  enum Emptiness implements Expression {
    EMPTY,
    BLANK
  }

  /** {@code root.member["member"][index]}. */
  record Path(String root, List<Expression> steps) implements Expression {
    public Path {
      steps = List.copyOf(steps);
    }
  }

  /** {@code (from..to)}. */
  record Range(Expression from, Expression to) implements Expression {}

  /** An expression with the filters after it. */
  record Filtered(Expression input, List<Call> calls) {
    public Filtered {
      calls = List.copyOf(calls);
    }
  }

  /**
   * A filter with its arguments.
   *
   * @param allowFalse of {@code default}: whether {@code false} is left alone
   */
  record Call(Filter filter, List<Expression> arguments, Expression allowFalse) {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }
}
