package com.segmailer.core.condition;

/** What is asked of one value: an attribute, a property of an event, a time or a sum. */
public sealed interface Test permits Test.Presence, ScalarTest, DateTest {

  Operator operator();

  /** Whether there is a value at all. */
  record Presence(Operator operator) implements Test {
    public Presence {
      operator.oneOf(Operator.EXISTS, Operator.NOT_EXISTS);
    }
  }
}
