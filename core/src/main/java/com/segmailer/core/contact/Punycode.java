package com.segmailer.core.contact;

import java.util.Optional;

/** Text in any script written with letters, digits and hyphens, as domain names need it (RFC 3492). */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_SIGN = 0x80;
  private static final char DELIMITER = '-';

  private Punycode() {}

  static String encoded(String text) {
    int[] signs = text.codePoints().toArray();
    var out = new StringBuilder();
    text.chars().filter(sign -> sign < FIRST_SIGN).forEach(sign -> out.append((char) sign));
    int plain = out.length();
    if (plain > 0) {
      out.append(DELIMITER);
    }
    int next = FIRST_SIGN;
    int delta = 0;
    int bias = FIRST_BIAS;
    for (int done = plain; done < signs.length; next++, delta++) {
      int smallest = smallestFrom(next, signs);
      // Texts are a few hundred signs at most (EmailAddress.parse), so this stays far below 2^31.
      delta += (smallest - next) * (done + 1);
      next = smallest;
      for (int sign : signs) {
        if (sign < next) {
          delta++;
        } else if (sign == next) {
          appendNumber(out, delta, bias);
          bias = adapted(delta, done + 1, done == plain);
          delta = 0;
          done++;
        }
      }
    }
    return out.toString();
  }

  private static int smallestFrom(int from, int[] signs) {
    int smallest = Integer.MAX_VALUE;
    for (int sign : signs) {
      if (sign >= from && sign < smallest) {
        smallest = sign;
      }
    }
    return smallest;
  }

  private static void appendNumber(StringBuilder out, int number, int bias) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = threshold(k, bias);
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  /** The text, or empty when {@code code} encodes none. */
  static Optional<String> decoded(String code) {
    int split = code.lastIndexOf(DELIMITER);
    var out = new StringBuilder(split > 0 ? code.substring(0, split) : "");
    long sign = FIRST_SIGN;
    long position = 0;
    int bias = FIRST_BIAS;
    int length = out.length();
    for (int at = split > 0 ? split + 1 : 0; at < code.length(); length++, position++) {
      long before = position;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < code.length() ? value(code.charAt(at++)) : -1;
        if (digit < 0 || weight > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        position += digit * weight;
        int threshold = threshold(k, bias);
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
      }
      if (position > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      bias = adapted((int) (position - before), length + 1, before == 0);
      sign += position / (length + 1);
      position %= length + 1;
      if (!Character.isValidCodePoint((int) sign) || isSurrogate(sign)) {
        return Optional.empty();
      }
      out.insert(out.offsetByCodePoints(0, (int) position), Character.toString((int) sign));
    }
    return Optional.of(out.toString());
  }

  private static boolean isSurrogate(long sign) {
    return sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
  }

  private static int threshold(int k, int bias) {
    return Math.clamp(k - (long) bias, T_MIN, T_MAX);
  }

  private static int adapted(int delta, int count, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / count;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int value(char digit) {
    if (digit >= 'a' && digit <= 'z') {
      return digit - 'a';
    }
    return digit >= '0' && digit <= '9' ? digit - '0' + 26 : -1;
  }
}
