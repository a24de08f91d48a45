package com.segmailer.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** Codings of text for URLs. What cannot be decoded stays as it is. */
final class Percent {

  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  static String encoded(String text, Scope scope) {
    var out = scope.newText();
    for (byte octet : text.getBytes(UTF_8)) {
      char c = (char) (octet & 0xFF);
      if (c == ' ') {
        out.append('+');
      } else if (isPlain(c)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.text();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '~';
  }

  static String decoded(String text) {
    var bytes = text.getBytes(UTF_8);
    var out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      boolean whole = i + 2 < bytes.length;
      int high = whole ? Character.digit(bytes[i + 1], 16) : -1;
      int low = whole ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return out.toString(UTF_8);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  static String fromBase64(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
