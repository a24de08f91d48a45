package com.segmailer.core.template;

/** A text without line breaks or control characters, each run of them and of blanks one blank. */
final class OneLine {

  private OneLine() {}

  static String of(String text) {
    var line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isGap(c)) {
        gap = true;
      } else {
        if (gap && !line.isEmpty()) {
          line.append(' ');
        }
        gap = false;
        line.append(c);
      }
    }
    return line.toString();
  }

  private static boolean isGap(char c) {
    return c == ' ' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}
