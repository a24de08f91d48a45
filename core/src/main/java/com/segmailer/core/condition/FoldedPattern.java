package com.segmailer.core.condition;

/**
 * Frees a pattern that ignores case of nine letters, U+1C80 to U+1C88, which are other small forms
 * of letters that have one. RE2/J follows a letter from case to case until it comes round; from
 * these it never does, and compiling one of them, or a range that holds one, would not end. Their
 * usual forms stand in for them, here and in the text that is searched.
 */
final class FoldedPattern {
  private static final int FIRST = 0x1C80;
  private static final int LAST = 0x1C88;

  private final String pattern;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private FoldedPattern(String pattern) {
    this.pattern = pattern;
  }

  /** Whether some part of the pattern ignores case because it says so itself. */
  static boolean folds(String pattern) {
    for (int open = pattern.indexOf("(?"); open >= 0; open = pattern.indexOf("(?", open + 1)) {
      int end = open + 2;
      while (end < pattern.length() && "imsU-".indexOf(pattern.charAt(end)) >= 0) {
        end++;
      }
      if (pattern.substring(open, end).contains("i")) {
        return true;
      }
    }
    return false;
  }

  /** The pattern with the usual forms of those letters; what is no pattern stays none. */
  static String of(String pattern) {
    return new FoldedPattern(pattern).rewritten();
  }

  /** The text with the usual forms of those letters. */
  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isStray(text.charAt(i))) {
        var usual = new StringBuilder(text.length());
        text.codePoints().map(FoldedPattern::usual).forEach(usual::appendCodePoint);
        return usual.toString();
      }
    }
    return text;
  }

  private static boolean isStray(int letter) {
    return letter >= FIRST && letter <= LAST;
  }

  private static int usual(int letter) {
    return isStray(letter) ? Character.toLowerCase(Character.toUpperCase(letter)) : letter;
  }

  private String rewritten() {
    while (at < pattern.length()) {
      if (pattern.startsWith("\\Q", at)) {
        int end = pattern.indexOf("\\E", at);
        out.append(text(take(end < 0 ? pattern.length() : end)));
      } else if (pattern.charAt(at) == '[') {
        copyClass();
      } else {
        int start = at;
        int letter = letter();
        out.append(
            isStray(letter) ? Character.toString(usual(letter)) : pattern.substring(start, at));
      }
    }
    return out.toString();
  }

  private String take(int end) {
    var taken = pattern.substring(at, end);
    at = end;
    return taken;
  }

  private void copyClass() {
    out.append(take(pattern.startsWith("[^", at) ? at + 2 : at + 1));
    boolean first = true;
    while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
      first = false;
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
      if (named >= 0) {
        out.append(take(named + 2));
      } else if (isGroup()) {
        int braces = pattern.startsWith("{", at + 2) ? pattern.indexOf('}', at) : -1;
        out.append(take(braces >= 0 ? braces + 1 : at + 2));
      } else {
        copyRange();
      }
    }
    out.append(take(Math.min(at + 1, pattern.length())));
  }

  /** Whether the escape stands for many letters and can neither begin nor end a range. */
  private boolean isGroup() {
    return pattern.charAt(at) == '\\'
        && at + 1 < pattern.length()
        && "pPdDsSwW".indexOf(pattern.charAt(at + 1)) >= 0;
  }

  private void copyRange() {
    int start = at;
    int low = letter();
    int high = low;
    // A dash before the end of the class stands for itself.
    if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
      at++;
      high = letter();
    }
    if (low < 0 || high < low || low > LAST || high < FIRST) {
      out.append(pattern, start, at);
      return;
    }
    range(low, FIRST - 1);
    range(LAST + 1, high);
    for (int stray = Math.max(low, FIRST); stray <= Math.min(high, LAST); stray++) {
      out.appendCodePoint(usual(stray));
    }
  }

  private void range(int low, int high) {
    if (low <= high) {
      out.append("\\x{%X}-\\x{%X}".formatted(low, high));
    }
  }

  /** Passes a letter or an escape; yields the letter, -1 for what is none. */
  private int letter() {
    int letter = pattern.codePointAt(at);
    at += Character.charCount(letter);
    if (letter != '\\' || at >= pattern.length()) {
      return letter;
    }
    int escaped = pattern.codePointAt(at);
    at += Character.charCount(escaped);
    return switch (escaped) {
      case 'x' -> hexadecimal();
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(escaped - '0');
      case 'a' -> 7;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      default -> Character.isLetterOrDigit(escaped) && escaped < 0x80 ? -1 : escaped;
    };
  }

  private int hexadecimal() {
    boolean braces = pattern.startsWith("{", at);
    int from = braces ? at + 1 : at;
    int end = braces ? pattern.indexOf('}', at) : Math.min(at + 2, pattern.length());
    if (end <= from) {
      return -1;
    }
    at = braces ? end + 1 : end;
    long letter = 0;
    for (int i = from; i < end; i++) {
      int digit = Character.digit(pattern.charAt(i), 16);
      letter = letter * 16 + digit;
      if (digit < 0 || letter > Character.MAX_CODE_POINT) {
        return -1;
      }
    }
    return (int) letter;
  }

  private int octal(int first) {
    int letter = first;
    for (int i = 1;
        i < 3 && at < pattern.length() && "01234567".indexOf(pattern.charAt(at)) >= 0;
        i++) {
      letter = letter * 8 + pattern.charAt(at++) - '0';
    }
    return letter;
  }
}
