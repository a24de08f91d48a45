package com.segmailer.server.template;

import java.util.Optional;

/**
 * Looks whether markup is of a size that parsers and compilers take in their stride. Some take time
 * that grows with the square of how many there are of something, so these are counted first, generously
 * and without understanding: what looks like a tag counts as one.
 */
final class Shape {

  static final int MOST_TAGS = 20_000;
  static final int MOST_CONDITIONALS = 300;
  static final int MOST_FONT_FAMILIES = 300;

  private Shape() {}

  /** What is wrong with it, if anything. */
  static Optional<String> problem(String markup) {
    if (tags(markup) > MOST_TAGS) {
      return Optional.of("has more than " + MOST_TAGS + " tags");
    }
    if (occurrences(markup, "<!--[if") > MOST_CONDITIONALS) {
      return Optional.of("has more than " + MOST_CONDITIONALS + " conditional comments");
    }
    if (occurrences(markup, "font-family:") > MOST_FONT_FAMILIES) {
      return Optional.of("says font-family more than " + MOST_FONT_FAMILIES + " times");
    }
    return Optional.empty();
  }

  private static int tags(String markup) {
    int tags = 0;
    for (int i = markup.indexOf('<'); i >= 0; i = markup.indexOf('<', i + 1)) {
      char next = i + 1 < markup.length() ? markup.charAt(i + 1) : ' ';
      boolean tag = Character.isLetter(next) || next == '/' || next == '!' || next == '?';
      tags += tag ? 1 : 0;
    }
    return tags;
  }

  private static int occurrences(String markup, String sought) {
    int found = 0;
    for (int i = 0; i + sought.length() <= markup.length(); i++) {
      if (markup.regionMatches(true, i, sought, 0, sought.length())) {
        found++;
      }
    }
    return found;
  }
}
