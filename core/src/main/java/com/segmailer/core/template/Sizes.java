package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.util.List;
import java.util.Map;

/** How much a value weighs. */
final class Sizes {

  private static final int ITEM = 4;

  private Sizes() {}

  /** Characters of a text, items of an array: without what is inside of these. */
  static long flat(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.length();
      case Value.Array(List<Value> items) -> (long) items.size() * ITEM;
      case Value.Dict(Map<String, Value> members) -> (long) members.size() * ITEM;
      case Value other -> 1;
    };
  }

  /** With all that is inside; looking costs something as well. */
  static long deep(Value value, Scope scope) {
    scope.charge(1);
    return switch (value) {
      case Value.Text(String text) -> text.length();
      case Value.Array(List<Value> items) -> {
        long sum = ITEM;
        for (var item : items) {
          sum += deep(item, scope);
        }
        yield sum;
      }
      case Value.Dict(Map<String, Value> members) -> {
        long sum = ITEM;
        for (var member : members.entrySet()) {
          sum += member.getKey().length() + deep(member.getValue(), scope);
        }
        yield sum;
      }
      case Value other -> ITEM;
    };
  }
}
