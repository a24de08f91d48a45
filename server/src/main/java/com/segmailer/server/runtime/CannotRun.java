package com.segmailer.server.runtime;

/** SegMailer cannot do what the operator asked; the message is one plain sentence for them. */
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean calledWrongly;

  public CannotRun(String sentence) {
    super(sentence);
    this.calledWrongly = false;
  }

  public CannotRun(String sentence, Throwable cause) {
    super(sentence, cause);
    this.calledWrongly = false;
  }

  private CannotRun(String sentence, boolean calledWrongly) {
    super(sentence);
    this.calledWrongly = calledWrongly;
  }

  /** What was asked is wrong by itself, wherever it is asked. */
  public static CannotRun calledWrongly(String sentence) {
    return new CannotRun(sentence, true);
  }

  public boolean isCalledWrongly() {
    return calledWrongly;
  }

  /** The sentence for the operator. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
