package com.segmailer.server.runtime;

/** SegMailer cannot do what the operator asked; the message is one plain sentence for them. */
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CannotRun(String sentence) {
    super(sentence);
  }

  public CannotRun(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence for the operator. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
