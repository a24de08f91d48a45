package com.segmailer.server.bounce;

/** Foreign text as it may be stored: one line, no control characters, no half characters. */
final class PlainText {

  private PlainText() {}

  static String of(String text) {
    var plain = new StringBuilder(Math.min(text.length(), 1_000));
    boolean blank = false;
    for (int sign : text.codePoints().limit(2_000).toArray()) {
      boolean surrogate = sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
      if (Character.isISOControl(sign) || Character.isWhitespace(sign) || surrogate) {
        blank = true;
        continue;
      }
      if (blank && !plain.isEmpty()) {
        plain.append(' ');
      }
      blank = false;
      plain.appendCodePoint(sign);
    }
    return plain.toString();
  }
}
