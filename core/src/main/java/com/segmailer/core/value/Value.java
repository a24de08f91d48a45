package com.segmailer.core.value;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A JSON value. Text never holds NUL or a lone surrogate (whoever parses refuses them), numbers are
 * exact decimals, and a dictionary keeps the order in which its members came.
 */
public sealed interface Value {

  /** JSON {@code null}; also what looking up an absent member yields. */
  Null NULL = new Null();

  record Null() implements Value {}

  record Bool(boolean bool) implements Value {
    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);

    public static Bool of(boolean bool) {
      return bool ? TRUE : FALSE;
    }
  }

  /** In an order, so that maps stay quick where somebody has chosen texts of one hash code. */
  record Text(String text) implements Value, Comparable<Text> {
    @Override
    public int compareTo(Text other) {
      return text.compareTo(other.text);
    }
  }

  /**
   * Two decimals are equal when their numeric value is: {@code 1}, {@code 1.0} and {@code 1e0}. In an
   * order as texts are.
   */
  record Decimal(BigDecimal number) implements Value, Comparable<Decimal> {
    @Override
    public int compareTo(Decimal other) {
      return number.compareTo(other.number);
    }

    public static Decimal of(long number) {
      return new Decimal(BigDecimal.valueOf(number));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Decimal(BigDecimal that) && number.compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(number.doubleValue());
    }
  }

  record Array(List<Value> items) implements Value {
    public Array {
      items = List.copyOf(items);
    }
  }

  record Dict(Map<String, Value> members) implements Value {
    public static final Dict EMPTY = new Dict(Map.of());

    public Dict {
      members = Members.copyOf(members);
    }

    /** A dictionary of {@code members}, which nobody else may change from now on. */
    public static Dict adopting(LinkedHashMap<String, Value> members) {
      return new Dict(new Members(members));
    }

    /** A dictionary that is made when somebody looks at it; {@code source} always yields the same. */
    public static Dict lazily(Supplier<Dict> source) {
      return new Dict(new Members(source));
    }

    /** The member called {@code name}, or {@link #NULL} when there is none. */
    public Value get(String name) {
      var value = members.get(name);
      return value == null ? NULL : value;
    }
  }

  default boolean isNull() {
    return this instanceof Null;
  }
}
