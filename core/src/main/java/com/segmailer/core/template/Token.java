package com.segmailer.core.template;

/** A token of an expression; {@code at} is its place in the source. */
record Token(Kind kind, String text, int at) {

  enum Kind {
    NAME,
    TEXT,
    NUMBER,
    /** One of {@code | : , . .. [ ] ( ) = == != <> < > <= >= -}. */
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  String shown() {
    return switch (kind) {
      case END -> "the end";
      case TEXT -> "the text \"" + text + "\"";
      case NAME, NUMBER, SIGN -> "\"" + text + "\"";
    };
  }
}
