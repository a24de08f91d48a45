package com.segmailer.server.mail;

/** Texts that become part of a header. */
final class HeaderText {

  private HeaderText() {}

  /**
   * The text as one line: whatever ends a line, hides or is no character becomes a blank, runs of
   * blanks become one, and what is beyond the limit is cut off between two characters.
   */
  static String cleaned(String text, int longest) {
    var clean = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < text.length(); ) {
      int sign = text.codePointAt(i);
      i += Character.charCount(sign);
      boolean blank = isBlank(sign);
      boolean doubled = clean.isEmpty() || clean.charAt(clean.length() - 1) == ' ';
      if (clean.length() + Character.charCount(sign) > longest) {
        break;
      }
      if (!blank) {
        clean.appendCodePoint(sign);
      } else if (!doubled) {
        clean.append(' ');
      }
    }
    return clean.toString().stripTrailing();
  }

  private static boolean isBlank(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> true;
      default -> sign == ' ';
    };
  }
}
