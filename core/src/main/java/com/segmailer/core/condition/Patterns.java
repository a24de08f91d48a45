package com.segmailer.core.condition;

import org.jspecify.annotations.Nullable;

/** What the patterns of conditions cost. */
public final class Patterns {

  private Patterns() {}

  /** To how many instructions the patterns of a condition compile together; 0 for none. */
  public static int instructions(@Nullable Condition condition) {
    return switch (condition) {
      case null -> 0;
      case Condition.All(var parts) ->
        parts.stream().mapToInt(Patterns::instructions).sum();
      case Condition.Any(var parts) ->
        parts.stream().mapToInt(Patterns::instructions).sum();
      case Condition.Not(var part) -> instructions(part);
      case Condition.AttributeTest(var path, var test) -> of(test);
      case Condition.PropertyTest(var path, var test) -> of(test);
      case Condition.EventTest test -> instructions(test.where());
      case Condition.InSegment _, Condition.Sample _ -> 0;
    };
  }

  private static int of(Test test) {
    return test instanceof ScalarTest.Matches matches ? matches.regex().programSize() : 0;
  }
}
