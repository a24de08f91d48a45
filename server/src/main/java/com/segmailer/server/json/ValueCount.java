package com.segmailer.server.json;

/** Counts the values of a JSON text without making them. */
public final class ValueCount {

  private ValueCount() {}

  /** As many as the text holds, or a few more for blanks in what is empty; any number if it is no JSON. */
  public static int of(byte[] text) {
    int values = 1;
    boolean quoted = false;
    for (int i = 0; i < text.length; i++) {
      byte c = text[i];
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted) {
        // What follows a backslash may be a quotation mark that ends nothing.
        i += c == '\\' ? 1 : 0;
      } else if (c == ',' || (isOpening(c) && !isClosing(text, i + 1))) {
        values++;
      }
    }
    return values;
  }

  private static boolean isOpening(byte c) {
    return c == '[' || c == '{';
  }

  private static boolean isClosing(byte[] text, int at) {
    return at < text.length && (text[at] == ']' || text[at] == '}');
  }
}
