package com.segmailer.server.mail;

import java.util.Arrays;

/** Bytes that are written one after the other; grows by itself. */
final class Octets {

  private byte[] bytes;
  private int size;

  Octets(int expected) {
    bytes = new byte[Math.max(64, expected)];
  }

  int size() {
    return size;
  }

  void add(int octet) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) octet;
  }

  void add(byte[] from, int start, int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size * 2, size + length));
    }
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  void line() {
    add('\r');
    add('\n');
  }

  /** Drops what is beyond {@code length}. */
  void cut(int length) {
    size = length;
  }

  /** What was written; changes with the next that is. */
  byte[] array() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }
}
