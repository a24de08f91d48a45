package com.segmailer.server.json;

/** One thing wrong with a request: where, and in words that help to mend it. */
public record Violation(Place place, String at, String detail) {

  /** What {@link #at} names; also the member that holds it in a problem's {@code errors}. */
  public enum Place {
    POINTER("pointer"),
    PARAMETER("parameter"),
    HEADER("header");

    private final String member;

    Place(String member) {
      this.member = member;
    }

    public String member() {
      return member;
    }
  }

  public static Violation in(Pointer pointer, String detail) {
    return new Violation(Place.POINTER, pointer.toString(), detail);
  }

  public static Violation ofParameter(String name, String detail) {
    return new Violation(Place.PARAMETER, name, detail);
  }
}
