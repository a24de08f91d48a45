package com.segmailer.server.domain;

import java.util.List;
import java.util.Locale;

/** What a check saw of one record. */
record Finding(State state, List<String> found) {

  static final Finding NONE = new Finding(State.UNCHECKED, List.of());

  private static final int MOST_FOUND = 10;
  private static final int LONGEST_FOUND = 600;

  Finding {
    found = found.stream()
        .limit(MOST_FOUND)
        .map(text -> text.length() > LONGEST_FOUND ? text.substring(0, LONGEST_FOUND) : text)
        .toList();
  }

  /** How a record stands. */
  enum State {
    UNCHECKED,
    FOUND,
    MISSING,
    /** Something is there, and it is not what it should be. */
    DIFFERENT,
    /** DNS did not answer. */
    UNKNOWN;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
