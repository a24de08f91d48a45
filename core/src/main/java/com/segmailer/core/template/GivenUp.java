package com.segmailer.core.template;

/** Carries the reason out of a rendering that cannot go on; never leaves this package. */
final class GivenUp extends RuntimeException {

  private final String reason;

  GivenUp(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
