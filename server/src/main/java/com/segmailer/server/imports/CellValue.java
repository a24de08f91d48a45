package com.segmailer.server.imports;

import com.segmailer.core.contact.Attributes;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;

/** Tells what a cell looks like, where the sender wants that. */
final class CellValue {

  private static final int LONGEST_PLAIN = 18;

  private CellValue() {}

  /**
   * A number, a truth value, or the text itself. What only might be a number stays text: a leading
   * zero or plus is a postcode or a telephone number, and digits with an exponent an article number.
   */
  static Value inferred(String cell) {
    if (isNumber(cell)) {
      return cell.length() <= LONGEST_PLAIN && cell.indexOf('.') < 0
          ? Value.Decimal.of(Long.parseLong(cell))
          : new Value.Decimal(new BigDecimal(cell));
    }
    if (cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")) {
      return Value.Bool.of(cell.equalsIgnoreCase("true"));
    }
    return new Value.Text(cell);
  }

  private static boolean isNumber(String cell) {
    int at = cell.startsWith("-") ? 1 : 0;
    int digits = digitsFrom(cell, at);
    if (digits == 0 || (digits > 1 && cell.charAt(at) == '0')) {
      return false;
    }
    at += digits;
    if (at < cell.length()) {
      int decimals = cell.charAt(at) == '.' ? digitsFrom(cell, at + 1) : 0;
      digits += decimals;
      at += decimals == 0 ? 0 : decimals + 1;
    }
    return at == cell.length() && digits <= Attributes.MAX_DIGITS;
  }

  private static int digitsFrom(String cell, int from) {
    int at = from;
    while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }
}
