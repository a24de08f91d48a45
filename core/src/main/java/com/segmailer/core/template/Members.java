package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What is inside a value. */
final class Members {

  private Members() {}

  /** The member or item that {@code step} names, or nil. */
  static Value of(Value value, Value step) {
    return switch (step) {
      case Value.Text(String name) -> named(value, name);
      case Value.Decimal(BigDecimal number)
      when value instanceof Value.Array(List<Value> items) -> item(items, Numbers.clamped(number));
      case Value.Decimal(BigDecimal number)
      when value instanceof Value.Dict dict -> dict.get(number.toPlainString());
      case Value other -> Value.NULL;
    };
  }

  private static Value item(List<Value> items, long index) {
    long at = index < 0 ? index + items.size() : index;
    return at >= 0 && at < items.size() ? items.get((int) at) : Value.NULL;
  }

  static Value named(Value value, String name) {
    return switch (value) {
      case Value.Dict dict -> member(dict, name);
      case Value.Array(List<Value> items) ->
        switch (name) {
          case "size" -> Value.Decimal.of(items.size());
          case "first" -> item(items, 0);
          case "last" -> item(items, -1);
          default -> Value.NULL;
        };
      case Value.Text(String text)
      when name.equals("size") -> Value.Decimal.of(text.codePointCount(0, text.length()));
      case Value other -> Value.NULL;
    };
  }

  private static Value member(Value.Dict dict, String name) {
    Map<String, Value> members = dict.members();
    var value = members.get(name);
    if (value != null) {
      return value;
    }
    return name.equals("size") ? Value.Decimal.of(members.size()) : Value.NULL;
  }
}
