package com.segmailer.core.template;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source into text, outputs and tags, and trims text where a dash says so. What is inside
 * {@code raw} is text, what is inside {@code comment} is dropped.
 */
final class Scanner {

  private final String source;
  private final Deque<Piece> ready = new ArrayDeque<>();
  private int at;
  private boolean trimNext;
  private boolean allClosed = true;

  Scanner(String source) {
    this.source = source;
  }

  /** The next piece, or null at the end. */
  @Nullable
  Piece next() {
    while (ready.isEmpty() && at < source.length()) {
      scan();
    }
    return ready.poll();
  }

  private void scan() {
    int open = nextOpening(at);
    if (open < 0) {
      text(at, source.length(), false);
      at = source.length();
      return;
    }
    boolean dash = open + 2 < source.length() && source.charAt(open + 2) == '-';
    text(at, open, dash);
    boolean tag = source.charAt(open + 1) == '%';
    int close = source.indexOf(tag ? "%}" : "}}", open + 2);
    if (close < 0) {
      throw new Misread(tag ? "the tag has no closing %}" : "the output has no closing }}", open);
    }
    int from = dash ? open + 3 : open + 2;
    boolean dashAtEnd = close > from && source.charAt(close - 1) == '-';
    var markup = source.substring(Math.min(from, close), dashAtEnd ? close - 1 : close);
    at = close + 2;
    trimNext = dashAtEnd;
    if (tag) {
      tag(markup, from, open);
    } else {
      ready.add(new Piece.Output(markup, from));
    }
  }

  private int nextOpening(int from) {
    for (int i = source.indexOf('{', from);
        i >= 0 && i + 1 < source.length();
        i = source.indexOf('{', i + 1)) {
      char next = source.charAt(i + 1);
      if (next == '{' || next == '%') {
        return i;
      }
    }
    return -1;
  }

  private void tag(String markup, int from, int open) {
    int start = 0;
    while (start < markup.length() && Character.isWhitespace(markup.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < markup.length() && isName(markup.charAt(end))) {
      end++;
    }
    if (end == start && start < markup.length()) {
      end++;
    }
    var name = markup.substring(start, end);
    switch (name) {
      case "raw" -> raw(open);
      case "comment" -> comment(open);
      case "#" -> {}
      default -> ready.add(new Piece.Tag(name, markup.substring(end), from + end, open));
    }
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void raw(int open) {
    int from = at;
    for (int next = source.indexOf("{%", at); next >= 0; next = source.indexOf("{%", next + 2)) {
      if (closes(next, "endraw")) {
        // Dashes trim outside of it only: what is inside stands as it is.
        if (from < next) {
          ready.add(new Piece.Text(source.substring(from, next)));
        }
        return;
      }
    }
    throw new Misread("raw is not closed by endraw", open);
  }

  private void comment(int open) {
    int depth = 1;
    for (int next = source.indexOf("{%", at); next >= 0; next = source.indexOf("{%", next + 2)) {
      int before = at;
      boolean trimmed = trimNext;
      if (closes(next, "endcomment")) {
        if (--depth == 0) {
          return;
        }
      } else if (closes(next, "comment")) {
        depth++;
      }
      at = before;
      trimNext = trimmed;
    }
    throw new Misread("comment is not closed by endcomment", open);
  }

  /** Whether the tag that begins there is called {@code name}; goes behind it if so. */
  private boolean closes(int open, String name) {
    int from = open + 2;
    from += from < source.length() && source.charAt(from) == '-' ? 1 : 0;
    while (from < source.length() && Character.isWhitespace(source.charAt(from))) {
      from++;
    }
    int end = from + name.length();
    if (!source.startsWith(name, from) || (end < source.length() && isName(source.charAt(end)))) {
      return false;
    }
    int close = allClosed ? source.indexOf("%}", end) : -1;
    if (close < 0) {
      // Looking again and again would cost the square of the length.
      allClosed = false;
      return false;
    }
    at = close + 2;
    trimNext = source.charAt(close - 1) == '-';
    return true;
  }

  private void text(int from, int to, boolean trimEnd) {
    int start = from;
    int end = to;
    while (trimNext && start < end && Character.isWhitespace(source.charAt(start))) {
      start++;
    }
    while (trimEnd && start < end && Character.isWhitespace(source.charAt(end - 1))) {
      end--;
    }
    trimNext = false;
    if (start < end) {
      ready.add(new Piece.Text(source.substring(start, end)));
    }
  }
}
