package com.segmailer.server.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;

/** Writes UUIDs as JSON strings without making texts of them: answers name many segments. */
final class JsonUuid {

  /** Bytes that one takes, quotes included. */
  static final int LENGTH = 38;

  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  private JsonUuid() {}

  /** Yields the place behind what was written. */
  static int write(UUID uuid, byte[] buffer, int from) {
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    int at = from;
    buffer[at++] = '"';
    at = hex(high >>> 32, 8, buffer, at);
    buffer[at++] = '-';
    at = hex(high >>> 16, 4, buffer, at);
    buffer[at++] = '-';
    at = hex(high, 4, buffer, at);
    buffer[at++] = '-';
    at = hex(low >>> 48, 4, buffer, at);
    buffer[at++] = '-';
    at = hex(low, 12, buffer, at);
    buffer[at++] = '"';
    return at;
  }

  private static int hex(long bits, int digits, byte[] buffer, int from) {
    for (int i = 0; i < digits; i++) {
      buffer[from + i] = HEX[(int) (bits >>> (4 * (digits - 1 - i))) & 0xF];
    }
    return from + digits;
  }
}
