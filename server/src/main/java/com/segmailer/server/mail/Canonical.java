package com.segmailer.server.mail;

/**
 * The "relaxed" forms of RFC 6376, section 3.4: what remains of a message however servers on its way
 * break lines and change blanks.
 */
final class Canonical {

  private Canonical() {}

  /** {@code name:value} without a line end. */
  static String header(String name, String value) {
    var out = new StringBuilder(name.length() + value.length() + 1);
    for (int i = 0; i < name.length(); i++) {
      out.append(Character.toLowerCase(name.charAt(i)));
    }
    out.append(':');
    boolean blank = false;
    int start = out.length();
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      if (sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n') {
        blank = true;
      } else {
        if (blank && out.length() > start) {
          out.append(' ');
        }
        out.append(sign);
        blank = false;
      }
    }
    return out.toString();
  }

  /** The body, whose lines end in CR LF; nothing remains of one that has only empty lines. */
  static Octets body(byte[] body) {
    var out = new Octets(body.length + 2);
    int content = 0;
    boolean blank = false;
    for (byte octet : body) {
      switch (octet) {
        case ' ', '\t' -> blank = true;
        case '\r' -> blank = false;
        case '\n' -> {
          out.line();
          blank = false;
        }
        default -> {
          if (blank) {
            out.add(' ');
          }
          out.add(octet);
          blank = false;
          content = out.size();
        }
      }
    }
    out.cut(content);
    if (content > 0) {
      out.line();
    }
    return out;
  }
}
