package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** How a part gets through mail servers that know only short lines of ASCII (RFC 2045). */
enum TransferEncoding {
  SEVEN_BIT("7bit"),
  QUOTED_PRINTABLE("quoted-printable"),
  BASE64("base64");

  private static final int LONGEST_LINE = 998;
  private static final int ENCODED_LINE = 76;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(UTF_8);
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(ENCODED_LINE, new byte[] {'\r', '\n'});

  private final String wireName;

  TransferEncoding(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** The encoding that keeps this text smallest. */
  static TransferEncoding of(byte[] text) {
    int odd = 0;
    int line = 0;
    boolean longLine = false;
    for (byte octet : text) {
      line = octet == '\n' ? 0 : line + 1;
      longLine |= line > LONGEST_LINE;
      boolean usual = octet >= ' ' && octet < 0x7f || octet == '\t' || octet == '\r';
      odd += usual || octet == '\n' ? 0 : 1;
    }
    if (odd == 0 && !longLine) {
      return SEVEN_BIT;
    }
    return odd * 5L < text.length ? QUOTED_PRINTABLE : BASE64;
  }

  /** Writes text whose lines end in CR LF; ends with a line of its own. */
  void write(byte[] text, Octets out) {
    switch (this) {
      case SEVEN_BIT -> out.add(text, 0, text.length);
      case QUOTED_PRINTABLE -> writeQuoted(text, out);
      case BASE64 -> {
        byte[] encoded = LINES.encode(text);
        out.add(encoded, 0, encoded.length);
      }
    }
    boolean ended = text.length > 0 && out.array()[out.size() - 1] == '\n';
    if (!ended) {
      out.line();
    }
  }

  private static void writeQuoted(byte[] text, Octets out) {
    int column = 0;
    for (int i = 0; i < text.length; i++) {
      byte octet = text[i];
      if (octet == '\r') {
        out.line();
        column = 0;
        i++;
        continue;
      }
      boolean plain = isPlain(octet, i + 1 == text.length || text[i + 1] == '\r');
      // One sign of the line is kept for the "=" that breaks it.
      if (column + (plain ? 1 : 3) > ENCODED_LINE - 1) {
        out.add('=');
        out.line();
        column = 0;
      }
      if (plain) {
        out.add(octet);
      } else {
        out.add('=');
        out.add(HEX[octet >> 4 & 15]);
        out.add(HEX[octet & 15]);
      }
      column += plain ? 1 : 3;
    }
  }

  private static boolean isPlain(byte octet, boolean lastOfLine) {
    return octet == ' ' || octet == '\t'
        ? !lastOfLine
        : octet > ' ' && octet < 0x7f && octet != '=';
  }
}
