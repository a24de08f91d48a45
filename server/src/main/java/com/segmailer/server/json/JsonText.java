package com.segmailer.server.json;

/** Escapes and encodes a text as a JSON string in UTF-8. */
final class JsonText {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private JsonText() {}

  /** The index after the last byte written; the buffer has room for six bytes a character. */
  static int write(String text, byte[] buffer, int from) {
    int at = from;
    buffer[at++] = '"';
    int end = text.length();
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
        buffer[at++] = (byte) c;
      } else if (c < 0x80) {
        at = escaped(c, buffer, at);
      } else if (c < 0x800) {
        buffer[at++] = (byte) (0xC0 | c >> 6);
        buffer[at++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < end
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        at = supplementary(Character.toCodePoint(c, text.charAt(++i)), buffer, at);
      } else {
        // A lone surrogate has no bytes in UTF-8; the replacement character stands in.
        char known = Character.isSurrogate(c) ? '\uFFFD' : c;
        buffer[at++] = (byte) (0xE0 | known >> 12);
        buffer[at++] = (byte) (0x80 | known >> 6 & 0x3F);
        buffer[at++] = (byte) (0x80 | known & 0x3F);
      }
    }
    buffer[at++] = '"';
    return at;
  }

  private static int supplementary(int codePoint, byte[] buffer, int from) {
    int at = from;
    buffer[at++] = (byte) (0xF0 | codePoint >> 18);
    buffer[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
    buffer[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    buffer[at++] = (byte) (0x80 | codePoint & 0x3F);
    return at;
  }

  private static int escaped(char c, byte[] buffer, int from) {
    int at = from;
    buffer[at++] = '\\';
    switch (c) {
      case '"', '\\' -> buffer[at++] = (byte) c;
      case '\n' -> buffer[at++] = 'n';
      case '\r' -> buffer[at++] = 'r';
      case '\t' -> buffer[at++] = 't';
      default -> {
        buffer[at++] = 'u';
        buffer[at++] = '0';
        buffer[at++] = '0';
        buffer[at++] = HEX[c >> 4];
        buffer[at++] = HEX[c & 15];
      }
    }
    return at;
  }
}
