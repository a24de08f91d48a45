package com.segmailer.core.value;

import java.math.BigDecimal;

/**
 * How long and how large a number is, however it is written: {@code 1E+3} and {@code 1000} are the
 * same one. PostgreSQL writes every number out, so what was short when it came may be long since.
 */
public final class Magnitude {

  private Magnitude() {}

  /**
   * Whether a number has at most {@code digits} significant digits, and an exponent of at most
   * {@code exponent} either way.
   */
  public static boolean within(BigDecimal number, int digits, int exponent) {
    int precision = number.precision();
    long scale = number.scale();
    if (scale < -exponent || scale - precision > exponent) {
      return false;
    }
    if (precision <= digits && scale >= 0 && scale <= exponent) {
      // Nearly every number, and no zeros at its end would make a difference.
      return true;
    }
    var bare = number.stripTrailingZeros();
    return bare.precision() <= digits && Math.abs((long) bare.scale()) <= exponent;
  }
}
