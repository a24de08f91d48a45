package com.segmailer.server.json;

/** Bytes that are not the JSON we accept: what is wrong, and where. */
public final class MalformedJson extends RuntimeException {

  private final int line;
  private final int column;
  private final String pointer;

  MalformedJson(String detail, int line, int column, String pointer) {
    super(detail, null, false, false);
    this.line = line;
    this.column = column;
    this.pointer = pointer;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Counted from one. */
  public int line() {
    return line;
  }

  /** Counted from one, in bytes. */
  public int column() {
    return column;
  }

  /** The place in the document as far as it was understood, such as {@code #/attributes/plan}. */
  public String pointer() {
    return pointer;
  }
}
