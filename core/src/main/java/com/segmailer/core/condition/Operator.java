package com.segmailer.core.condition;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test asks of a value; the names are those of the JSON. */
public enum Operator {
  /** Same type and equal to the value: a text, a number or a boolean. */
  EQUALS("equals"),
  NOT_EQUALS("notEquals"),
  /** Equal to one of up to 1,000 values. */
  IN("in"),
  NOT_IN("notIn"),
  /** There and not null; {@code ""}, {@code 0}, {@code false} and {@code []} are there. */
  EXISTS("exists"),
  NOT_EXISTS("notExists"),
  /** A text with the value in it; of an array, any of its texts. */
  CONTAINS("contains"),
  NOT_CONTAINS("notContains"),
  STARTS_WITH("startsWith"),
  ENDS_WITH("endsWith"),
  /** A text in which the RE2 pattern is found anywhere. */
  MATCHES("matches"),
  NOT_MATCHES("notMatches"),
  GREATER_THAN("greaterThan"),
  GREATER_OR_EQUAL("greaterOrEqual"),
  LESS_THAN("lessThan"),
  LESS_OR_EQUAL("lessOrEqual"),
  /** From the first to the second of two numbers or two dates, both included. */
  BETWEEN("between"),
  IS_TRUE("isTrue"),
  IS_FALSE("isFalse"),
  /** Earlier than a date, or than {@code "now"}. */
  BEFORE("before"),
  AFTER("after"),
  /** Within a day, from its midnight to the next in the contact's zone. */
  ON("on"),
  WITHIN_LAST("withinLast"),
  MORE_THAN_AGO("moreThanAgo"),
  WITHIN_NEXT("withinNext"),
  MORE_THAN_AHEAD("moreThanAhead"),
  /**
   * The month and day recur in that time, whatever the year: the anniversary's day, from its
   * midnight to the next, meets the span that begins now. 29 February is 28 in common years.
   */
  ANNIVERSARY_WITHIN_NEXT("anniversaryWithinNext");

  private static final Map<String, Operator> BY_JSON = new HashMap<>();

  static {
    for (Operator operator : values()) {
      BY_JSON.put(operator.json, operator);
    }
  }

  private final String json;

  Operator(String json) {
    this.json = json;
  }

  public String json() {
    return json;
  }

  /** Whether it holds exactly where its positive counterpart does not. */
  public boolean negative() {
    return switch (this) {
      case NOT_EQUALS, NOT_IN, NOT_EXISTS, NOT_CONTAINS, NOT_MATCHES -> true;
      case EQUALS, IN, EXISTS, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> false;
      case GREATER_THAN, GREATER_OR_EQUAL, LESS_THAN, LESS_OR_EQUAL, BETWEEN -> false;
      case IS_TRUE, IS_FALSE, BEFORE, AFTER, ON -> false;
      case WITHIN_LAST, MORE_THAN_AGO, WITHIN_NEXT, MORE_THAN_AHEAD -> false;
      case ANNIVERSARY_WITHIN_NEXT -> false;
    };
  }

  static @Nullable Operator named(String json) {
    return BY_JSON.get(json);
  }

  /** Refuses an operator that a test cannot carry. */
  void oneOf(Operator... allowed) {
    for (Operator operator : allowed) {
      if (this == operator) {
        return;
      }
    }
    throw new IllegalArgumentException(json + " is an operator of other tests");
  }
}
