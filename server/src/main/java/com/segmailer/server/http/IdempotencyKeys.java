package com.segmailer.server.http;

/** Reads the {@code Idempotency-Key} header: a quoted string, or the bare text most clients send. */
final class IdempotencyKeys {

  static final int MAX_LENGTH = 255;

  private IdempotencyKeys() {}

  static String parse(String header) {
    String key = header.strip();
    if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }
    boolean printable = key.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    if (key.isEmpty() || key.length() > MAX_LENGTH || !printable) {
      throw ProblemType.BAD_REQUEST.because(
          "Idempotency-Key must be 1 to " + MAX_LENGTH + " printable ASCII characters");
    }
    return key;
  }
}
