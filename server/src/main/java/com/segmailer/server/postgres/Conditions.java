package com.segmailer.server.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list that are asked for, and no others: of {@code (? is null or x = ?)} a plan that
 * is made once for all parameters cannot use the index on {@code x}.
 *
 * @param sql each begins with {@code and}
 */
public record Conditions(String sql, List<Object> values) {

  private static final Conditions NONE = new Conditions("", List.of());

  public Conditions {
    values = List.copyOf(values);
  }

  public static Conditions none() {
    return NONE;
  }

  /**
   * @param condition a fixed text with one parameter
   * @param value null when the condition is not asked for
   */
  public Conditions and(String condition, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new ArrayList<>(values);
    more.add(value);
    return new Conditions(sql + " and " + condition, more);
  }
}
