package com.segmailer.server.json;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A short cut for the single texts and numbers that a scan reads by the million. */
final class TrustedScalar {

  private TrustedScalar() {}

  /** The value, or null when it is something else or a text with escapes. */
  static @Nullable Value read(byte[] json) {
    if (json.length == 0) {
      return null;
    }
    byte first = json[0];
    if (first == '"') {
      return text(json);
    }
    return first == '-' || (first >= '0' && first <= '9') ? number(json) : null;
  }

  private static @Nullable Value text(byte[] json) {
    int end = json.length - 1;
    for (int i = 1; i < end; i++) {
      if (json[i] == '\\') {
        return null;
      }
    }
    return new Value.Text(new String(json, 1, end - 1, StandardCharsets.UTF_8));
  }

  private static Value number(byte[] json) {
    long small = 0;
    for (byte digit : json) {
      if (digit < '0' || digit > '9' || json.length > 18) {
        return new Value.Decimal(new BigDecimal(new String(json, StandardCharsets.US_ASCII)));
      }
      small = small * 10 + (digit - '0');
    }
    return Value.Decimal.of(small);
  }
}
