package com.segmailer.core.contact;

import com.segmailer.core.value.Value;

/** How many bytes a value takes as compact JSON in UTF-8, without writing it. */
public final class JsonSize {
  private JsonSize() {}

  public static long of(Value value) {
    return switch (value) {
      case Value.Null _ -> 4;
      case Value.Bool(boolean bool) -> bool ? 4 : 5;
      case Value.Text(String text) -> ofText(text);
      case Value.Decimal(var number) -> ofNumber(number.precision(), number.scale());
      case Value.Array array -> {
        long items = array.items().stream().mapToLong(JsonSize::of).sum();
        yield 2 + items + Math.max(0, array.items().size() - 1);
      }
      case Value.Dict dict -> {
        long members = dict.members().entrySet().stream()
            .mapToLong(member -> ofText(member.getKey()) + 1 + of(member.getValue()))
            .sum();
        yield 2 + members + Math.max(0, dict.members().size() - 1);
      }
    };
  }

  /** Digits, the zeros that a plain notation adds on either side, a sign and a point. */
  private static long ofNumber(int precision, int scale) {
    long zeros = scale < 0 ? -(long) scale : Math.max(0L, (long) scale - precision);
    return precision + zeros + 2;
  }

  private static long ofText(String text) {
    long bytes = 2;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign < 0x20) {
        bytes += 6;
      } else if (sign < 0x80) {
        bytes += sign == '"' || sign == '\\' ? 2 : 1;
      } else {
        // A surrogate is half of a sign of four bytes.
        bytes += sign < 0x800 || Character.isSurrogate(sign) ? 2 : 3;
      }
    }
    return bytes;
  }
}
