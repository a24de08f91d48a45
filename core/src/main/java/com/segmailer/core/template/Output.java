package com.segmailer.core.template;

/** Text that comes to be and may not grow beyond a bound. */
final class Output {

  private final StringBuilder text;
  private final int longest;
  private final String tooLong;

  Output(int longest, String what, int expected) {
    this.longest = longest;
    this.tooLong = what + " has more than " + longest + " characters";
    this.text = new StringBuilder(Math.min(longest, expected));
  }

  Output append(CharSequence more) {
    if (more.length() > longest - text.length()) {
      throw new GivenUp(tooLong);
    }
    text.append(more);
    return this;
  }

  Output append(CharSequence more, int from, int to) {
    if (to - from > longest - text.length()) {
      throw new GivenUp(tooLong);
    }
    text.append(more, from, to);
    return this;
  }

  Output append(char c) {
    if (text.length() == longest) {
      throw new GivenUp(tooLong);
    }
    text.append(c);
    return this;
  }

  String text() {
    return text.toString();
  }
}
