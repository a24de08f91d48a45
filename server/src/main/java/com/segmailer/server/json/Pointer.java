package com.segmailer.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** A place in a JSON document, written as a JSON Pointer in a URI fragment: {@code #/a/0/b}. */
public final class Pointer {

  public static final Pointer ROOT = new Pointer(null, "");

  private static final String LITERAL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@?";

  // The root alone has no parent.
  private final @Nullable Pointer parent;
  private final String token;

  private Pointer(@Nullable Pointer parent, String token) {
    this.parent = parent;
    this.token = token;
  }

  public Pointer member(String name) {
    return new Pointer(this, name);
  }

  public Pointer item(int index) {
    return new Pointer(this, Integer.toString(index));
  }

  @Override
  public String toString() {
    var written = new StringBuilder("#");
    append(written);
    return written.toString();
  }

  private void append(StringBuilder written) {
    if (parent == null) {
      return;
    }
    parent.append(written);
    written.append('/');
    for (byte octet : token.replace("~", "~0").replace("/", "~1").getBytes(UTF_8)) {
      if (octet > 0 && LITERAL.indexOf(octet) >= 0) {
        written.append((char) octet);
      } else {
        written.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
      }
    }
  }

  private static final String HEX = "0123456789ABCDEF";
}
