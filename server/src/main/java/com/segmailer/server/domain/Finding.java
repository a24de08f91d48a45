package com.segmailer.server.domain;

import java.util.List;
import java.util.Locale;

/**
 * What a check saw of one record.
 *
 * @param holds whether the record is right, as far as DNS has ever said
 */
record Finding(State state, List<String> found, boolean holds) {

  static final Finding NONE = new Finding(State.UNCHECKED, List.of());

  private static final int MOST_FOUND = 10;
  private static final int LONGEST_FOUND = 600;

  Finding {
    found = found.stream()
        .limit(MOST_FOUND)
        .map(text -> text.length() > LONGEST_FOUND ? text.substring(0, LONGEST_FOUND) : text)
        .toList();
  }

  Finding(State state, List<String> found) {
    this(state, found, state == State.FOUND);
  }

  /** The same, knowing what was known before: that DNS did not answer says nothing new. */
  Finding after(Finding before) {
    return state == State.UNKNOWN ? new Finding(state, found, before.holds) : this;
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
