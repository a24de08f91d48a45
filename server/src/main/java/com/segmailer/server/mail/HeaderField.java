package com.segmailer.server.mail;

/** A header as it is sent: {@code value} may have line breaks, each followed by a blank. */
record HeaderField(String name, String value) {

  static final String FOLD = "\r\n ";

  /** Where a line of a header should be broken, if it can be. */
  static final int LINE = 76;

  /** A value of words between single blanks, broken before the word that would not fit. */
  static HeaderField folded(String name, String value) {
    if (name.length() + 2 + value.length() <= LINE) {
      return new HeaderField(name, value);
    }
    var text = new StringBuilder(value.length() + value.length() / 20);
    int column = name.length() + 2;
    for (int from = 0; from < value.length(); ) {
      int blank = value.indexOf(' ', from);
      int to = blank < 0 ? value.length() : blank;
      if (from > 0) {
        boolean fits = column + 1 + to - from <= LINE;
        text.append(fits ? " " : FOLD);
        column = fits ? column + 1 : 1;
      }
      text.append(value, from, to);
      column += to - from;
      from = to + 1;
    }
    return new HeaderField(name, text.toString());
  }

  void appendTo(StringBuilder out) {
    out.append(name).append(": ").append(value).append("\r\n");
  }
}
