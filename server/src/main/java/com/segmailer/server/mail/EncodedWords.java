package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Texts in headers beyond ASCII (RFC 2047): words of UTF-8, each whole and in a line of its own. */
final class EncodedWords {

  private static final String BASE64 = "=?UTF-8?B?";
  private static final String QUOTED = "=?UTF-8?Q?";
  private static final int AROUND = BASE64.length() + 2;
  private static final int LONGEST_WORD = 75;
  private static final String HEX = "0123456789ABCDEF";

  /** What needs no encoding even inside a name (RFC 2047, section 5, rule 3). */
  private static final String PLAIN_SYMBOLS = "!*+-/";

  private EncodedWords() {}

  /** Whether the text can stand in a header as it is. */
  static boolean isPlain(String text, int longestWord) {
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      word = sign == ' ' ? 0 : word + 1;
      if (sign < ' ' || sign > '~' || word > longestWord) {
        return false;
      }
    }
    return !text.contains("=?");
  }

  /** The words, folded; {@code column} is where in its line the first one begins. */
  static String encoded(String text, int column) {
    return isMostlyAscii(text) ? quoted(text, column) : base64(text, column);
  }

  private static boolean isMostlyAscii(String text) {
    long beyond = text.chars().filter(sign -> sign >= 0x80).count();
    return beyond * 4 < text.length();
  }

  private static String quoted(String text, int column) {
    var out = new StringBuilder(text.length() * 2).append(QUOTED);
    int used = column + AROUND;
    for (int i = 0; i < text.length(); ) {
      int sign = text.codePointAt(i);
      i += Character.charCount(sign);
      var encoded = quoted(sign);
      if (used + encoded.length() > HeaderField.LINE) {
        out.append("?=").append(HeaderField.FOLD).append(QUOTED);
        used = 1 + AROUND;
      }
      out.append(encoded);
      used += encoded.length();
    }
    return out.append("?=").toString();
  }

  private static String quoted(int sign) {
    boolean asItIs =
        sign < 0x80 && (Character.isLetterOrDigit(sign) || PLAIN_SYMBOLS.indexOf(sign) >= 0);
    if (asItIs) {
      return Character.toString(sign);
    }
    if (sign == ' ') {
      return "_";
    }
    var out = new StringBuilder(12);
    for (byte octet : Character.toString(sign).getBytes(UTF_8)) {
      out.append('=').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
    }
    return out.toString();
  }

  private static String base64(String text, int column) {
    var out = new StringBuilder(text.length() * 4);
    int from = 0;
    int start = column;
    while (from < text.length()) {
      int room = Math.min(LONGEST_WORD, HeaderField.LINE - start) - AROUND;
      int to = endOfOctets(text, from, Math.max(1, room / 4) * 3);
      if (from > 0) {
        out.append(HeaderField.FOLD);
      }
      var word = text.substring(from, to).getBytes(UTF_8);
      out.append(BASE64)
          .append(new String(Base64.getEncoder().encode(word), ISO_8859_1))
          .append("?=");
      from = to;
      start = 1;
    }
    return out.toString();
  }

  /** The end of as many whole characters as fit into {@code octets}, and of one at least. */
  private static int endOfOctets(String text, int from, int octets) {
    int to = from;
    int used = 0;
    while (to < text.length()) {
      int sign = text.codePointAt(to);
      used += sign < 0x80 ? 1 : sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
      if (used > octets && to > from) {
        break;
      }
      to += Character.charCount(sign);
    }
    return to;
  }
}
