package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Liquid has them: whole ones, and those with a point. Both are exact here. */
final class Numbers {

  private static final int MOST_DIGITS = 200;
  private static final MathContext QUOTIENT = new MathContext(16, RoundingMode.HALF_EVEN);
  private static final BigDecimal FARTHEST = BigDecimal.valueOf(1L << 52);

  private Numbers() {}

  static BigDecimal literal(String digits) {
    var number = new BigDecimal(digits);
    return normal(number, isWhole(number));
  }

  static boolean isWhole(BigDecimal number) {
    return number.scale() <= 0;
  }

  /** The number that a value is or that a text begins with, else 0. */
  static BigDecimal of(Value value) {
    return switch (value) {
      case Value.Decimal(BigDecimal number) -> checked(number);
      case Value.Text(String text) -> of(text.strip());
      case Value other -> BigDecimal.ZERO;
    };
  }

  private static BigDecimal of(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int point = digits(text, start);
    int end = point;
    if (point > start && point < text.length() && text.charAt(point) == '.') {
      end = digits(text, point + 1);
      end = end == text.length() && end > point + 1 ? end : point;
    }
    if (end == start || end > MOST_DIGITS) {
      return BigDecimal.ZERO;
    }
    return literal(text.substring(0, end));
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  static long clamped(BigDecimal number) {
    return number.min(FARTHEST).max(FARTHEST.negate()).longValue();
  }

  static String text(BigDecimal number) {
    return checked(number).toPlainString();
  }

  private static BigDecimal checked(BigDecimal number) {
    if (number.precision() - (long) number.scale() > MOST_DIGITS
        || number.scale() > MOST_DIGITS * 2) {
      throw new GivenUp("a number has more than " + MOST_DIGITS + " digits");
    }
    return number;
  }

  /** Numbers with a point keep one digit behind it, and no zeros beyond. */
  static BigDecimal normal(BigDecimal number, boolean whole) {
    if (whole) {
      return checked(number).setScale(0, RoundingMode.FLOOR);
    }
    var stripped = checked(number).stripTrailingZeros();
    return checked(stripped.scale() < 1 ? stripped.setScale(1) : stripped);
  }

  static BigDecimal plus(BigDecimal a, BigDecimal b) {
    return normal(a.add(b), isWhole(a) && isWhole(b));
  }

  static BigDecimal times(BigDecimal a, BigDecimal b) {
    return normal(a.multiply(b), isWhole(a) && isWhole(b));
  }

  /** Of two whole numbers the whole quotient, rounded down. */
  static BigDecimal quotient(BigDecimal a, BigDecimal b) {
    notZero(b);
    return isWhole(a) && isWhole(b)
        ? a.divide(b, 0, RoundingMode.FLOOR)
        : normal(a.divide(b, QUOTIENT), false);
  }

  static BigDecimal remainder(BigDecimal a, BigDecimal b) {
    notZero(b);
    var times = a.divide(b, 0, RoundingMode.FLOOR);
    return normal(a.subtract(b.multiply(times)), isWhole(a) && isWhole(b));
  }

  private static void notZero(BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new GivenUp("a number is divided by 0");
    }
  }

  static BigDecimal rounded(BigDecimal number, int places) {
    if (isWhole(number)) {
      return number;
    }
    var rounded = number.setScale(places, RoundingMode.HALF_UP);
    return normal(rounded, places == 0);
  }
}
