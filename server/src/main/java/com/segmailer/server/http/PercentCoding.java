package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Decodes parts of a URI; what is not well-formed UTF-8 is refused. */
final class PercentCoding {

  private PercentCoding() {}

  static String decode(String coded, boolean plusIsBlank) {
    if (coded.indexOf('%') < 0) {
      return plusIsBlank ? coded.replace('+', ' ') : coded;
    }
    var bytes = new ByteArrayOutputStream(coded.length());
    byte[] raw = coded.getBytes(UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        bytes.write(octet(raw, i));
        i += 2;
      } else {
        bytes.write(raw[i] == '+' && plusIsBlank ? ' ' : raw[i]);
      }
    }
    return text(bytes.toByteArray());
  }

  private static int octet(byte[] raw, int at) {
    int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
    int low = at + 2 < raw.length ? Character.digit(raw[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw refusal();
    }
    return high * 16 + low;
  }

  private static String text(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf(0) >= 0) {
        throw refusal();
      }
      return text;
    } catch (CharacterCodingException e) {
      throw refusal();
    }
  }

  private static Refused refusal() {
    return ProblemType.BAD_REQUEST.because("The address is not percent-encoded UTF-8");
  }
}
