package com.segmailer.core.template;

/** Carries the first mistake out of the parser; never leaves this package. */
final class Misread extends RuntimeException {

  private final String reason;
  private final int offset;

  Misread(String reason, int offset) {
    super(reason, null, false, false);
    this.reason = reason;
    this.offset = offset;
  }

  String reason() {
    return reason;
  }

  int offset() {
    return offset;
  }
}
