package com.segmailer.core.workflow;

import com.segmailer.core.condition.Choices;
import com.segmailer.core.condition.Operator;
import com.segmailer.core.condition.ScalarTest;
import com.segmailer.core.value.Value;
import java.util.List;

/** Equality as conditions have it: texts ignore case, an array is equal by any of its items. */
final class SameValue {

  private SameValue() {}

  static boolean same(Value wanted, Value value) {
    if (wanted.isNull() || value.isNull()) {
      return wanted.isNull() && value.isNull();
    }
    if (value instanceof Value.Array(List<Value> items)) {
      return items.stream().anyMatch(item -> !item.isNull() && same(wanted, item));
    }
    return new ScalarTest.OneOf(Operator.IN, new Choices(List.of(wanted), false)).accepts(value);
  }
}
