package com.segmailer.core.event;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes equal values as equal texts: JSON with members in their order and numbers in one form. */
final class CanonicalText {
  private CanonicalText() {}

  static String of(Value value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(Value value, StringBuilder text) {
    switch (value) {
      case Value.Null _ -> text.append("null");
      case Value.Bool(boolean bool) -> text.append(bool);
      case Value.Decimal(BigDecimal number) -> text.append(number.stripTrailingZeros());
      case Value.Text(String string) -> quote(string, text);
      case Value.Array(List<Value> items) -> {
        text.append('[');
        for (Value item : items) {
          write(item, text);
          text.append(',');
        }
        text.append(']');
      }
      case Value.Dict(Map<String, Value> members) -> {
        text.append('{');
        members.forEach((name, member) -> {
          quote(name, text);
          text.append(':');
          write(member, text);
          text.append(',');
        });
        text.append('}');
      }
    }
  }

  private static void quote(String string, StringBuilder text) {
    text.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
