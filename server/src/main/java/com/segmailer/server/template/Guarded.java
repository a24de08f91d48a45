package com.segmailer.server.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Markup whose Liquid is replaced by marks that parsers of markup leave alone: words, and between
 * elements comments, since these stay in their place even between the rows of a table.
 */
final class Guarded {

  private static final Set<String> TEXT_ONLY =
      Set.of("style", "script", "title", "textarea", "mj-style", "mj-title", "mj-preview");

  private enum State {
    DATA,
    TAG,
    COMMENT,
    TEXT_ONLY
  }

  private final String source;
  private final String prefix;
  private final Pattern marks;
  private final List<String> pieces = new ArrayList<>();
  private final Set<String> unclosed = new HashSet<>();
  private final StringBuilder out;
  private State state = State.DATA;
  private char quote;
  // The element whose tag is open, or that holds nothing but text.
  private @Nullable String element;

  private Guarded(String source) {
    this.source = source;
    var unused = new StringBuilder("liq");
    while (source.contains(unused)) {
      unused.append('u');
    }
    this.prefix = unused.toString();
    this.marks = Pattern.compile("<!--" + prefix + "t(\\d+)x-->|" + prefix + "w(\\d+)x");
    this.out = new StringBuilder(source.length());
  }

  static Guarded of(String source) {
    var guarded = new Guarded(source);
    guarded.guard();
    return guarded;
  }

  /** The markup with marks. */
  String text() {
    return out.toString();
  }

  /** Puts the Liquid back. */
  String restored(CharSequence marked) {
    return marks
        .matcher(marked)
        .replaceAll(
            mark -> Matcher.quoteReplacement(pieces.get(index(mark.group(1), mark.group(2)))));
  }

  /** The Liquid whose mark a comment is, still as a mark that {@link #restored} knows; else empty. */
  String markOf(String comment) {
    var mark = "<!--" + comment + "-->";
    return marks.matcher(mark).matches() ? mark : "";
  }

  /** What is missing from {@code marked}. */
  List<String> lost(CharSequence marked) {
    var found = new HashSet<Integer>();
    marks.matcher(marked).results().forEach(m -> found.add(index(m.group(1), m.group(2))));
    var lost = new ArrayList<String>();
    for (int i = 0; i < pieces.size(); i++) {
      if (!found.contains(i)) {
        lost.add(pieces.get(i));
      }
    }
    return lost;
  }

  private static int index(@Nullable String tag, @Nullable String word) {
    return Integer.parseInt(tag == null ? String.valueOf(word) : tag);
  }

  private void guard() {
    int at = 0;
    while (at < source.length()) {
      boolean tag = source.startsWith("{%", at);
      int end = tag || source.startsWith("{{", at) ? end(tag ? "%}" : "}}", at + 2) : -1;
      if (end >= 0) {
        mark(tag && state == State.DATA, source.substring(at, end + 2));
        at = end + 2;
      } else {
        at = step(at);
      }
    }
  }

  /** Where Liquid ends; what was looked for in vain once is not looked for again. */
  private int end(String closing, int from) {
    if (unclosed.contains(closing)) {
      return -1;
    }
    int end = source.indexOf(closing, from);
    if (end < 0) {
      unclosed.add(closing);
    }
    return end;
  }

  private void mark(boolean comment, String piece) {
    int index = pieces.size();
    pieces.add(piece);
    if (comment) {
      out.append("<!--").append(prefix).append('t').append(index).append("x-->");
    } else {
      out.append(prefix).append('w').append(index).append('x');
    }
  }

  /** Copies what is there and notes where that leads; yields where to go on. */
  private int step(int at) {
    char c = source.charAt(at);
    switch (state) {
      case DATA -> {
        if (source.startsWith("<!--", at)) {
          state = State.COMMENT;
        } else if (c == '<') {
          enter(at);
        }
      }
      case COMMENT -> {
        if (c == '>' && source.startsWith("--", Math.max(0, at - 2))) {
          state = State.DATA;
        }
      }
      case TAG -> inTag(c);
      case TEXT_ONLY -> {
        if (c == '<' && source.regionMatches(true, at, "</" + element, 0, 2 + length(element))) {
          element = null;
          state = State.TAG;
        }
      }
    }
    out.append(c);
    return at + 1;
  }

  private static int length(@Nullable String name) {
    return name == null ? 0 : name.length();
  }

  private void inTag(char c) {
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      boolean textOnly = element != null && TEXT_ONLY.contains(element);
      state = textOnly ? State.TEXT_ONLY : State.DATA;
    }
  }

  private void enter(int at) {
    int end = at + 1;
    while (end < source.length()
        && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '-')) {
      end++;
    }
    boolean closing = source.startsWith("/", at + 1);
    if (end > at + 1 || closing) {
      element = closing ? null : source.substring(at + 1, end).toLowerCase(Locale.ROOT);
      state = State.TAG;
    }
  }
}
