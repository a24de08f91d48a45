package com.segmailer.server.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks whether markup is of a size and shape that parsers take in their stride: some take time that
 * grows with the square of how deep or how long something is.
 */
final class Shape {

  static final int DEEPEST = 150;
  static final int MOST_ELEMENTS = 20_000;
  static final int MOST_ATTRIBUTES = 100;

  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)");
  private static final Set<String> VOID = Set.of(
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
      "wbr");
  /** Those whose end may be left out: one more of the same ends it. */
  private static final Set<String> OPEN_ENDED =
      Set.of("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot");

  private final String markup;
  private final Deque<String> open = new ArrayDeque<>();

  private Shape(String markup) {
    this.markup = markup;
  }

  /** What is wrong with it, if anything. */
  static Optional<String> problem(String markup) {
    return new Shape(markup).problem();
  }

  private Optional<String> problem() {
    var tags = TAG.matcher(markup);
    int elements = 0;
    for (int at = 0; tags.find(at); ) {
      at = tags.end();
      var name = tags.group(2).toLowerCase(Locale.ROOT);
      if (!tags.group(1).isEmpty()) {
        open.removeFirstOccurrence(name);
        continue;
      }
      int end = endOfTag(at);
      if (end < 0) {
        return Optional.of(
            "has an element with more than " + MOST_ATTRIBUTES + " attributes: " + name);
      }
      at = end;
      if (++elements > MOST_ELEMENTS) {
        return Optional.of("has more than " + MOST_ELEMENTS + " elements");
      }
      // Only MJML's own elements are closed by a slash.
      boolean closed = name.startsWith("mj-") && markup.startsWith("/>", Math.max(0, end - 2));
      if (!VOID.contains(name) && !closed) {
        open(name);
      }
      if (open.size() > DEEPEST) {
        return Optional.of("has elements nested deeper than " + DEEPEST);
      }
    }
    return Optional.empty();
  }

  private void open(String name) {
    if (!OPEN_ENDED.contains(name) || !name.equals(open.peek())) {
      open.push(name);
    }
  }

  /** Behind the tag, or -1 if it has too many attributes. */
  private int endOfTag(int from) {
    int attributes = 0;
    char quote = 0;
    for (int i = from; i < markup.length(); i++) {
      char c = markup.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      } else if (c == '/' || Character.isWhitespace(c)) {
        boolean begins = i + 1 < markup.length() && isNameStart(markup.charAt(i + 1));
        if (begins && ++attributes > MOST_ATTRIBUTES) {
          return -1;
        }
      }
    }
    return markup.length();
  }

  private static boolean isNameStart(char c) {
    return !Character.isWhitespace(c) && "/>=\"'".indexOf(c) < 0;
  }
}
