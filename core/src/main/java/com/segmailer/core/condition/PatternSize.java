package com.segmailer.core.condition;

import java.util.ArrayDeque;
import java.util.Deque;

/** Bounds from above how many instructions a pattern compiles to, without compiling it. */
final class PatternSize {
  private static final long HUGE = 1_000_000_000;

  private final String pattern;
  private final Deque<Long> groups = new ArrayDeque<>();
  private int at;
  private long total;
  private long last;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  static long of(String pattern) {
    return new PatternSize(pattern).measure();
  }

  private long measure() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      switch (c) {
        case '(' -> {
          if (!skipFlags()) {
            open();
          }
        }
        case ')' -> close();
        case '[' -> skipClass();
        case '\\' -> escape();
        case '{' -> repeat();
        case '*', '+', '?' -> replaceLast(last + 1);
        // The choice, and perhaps an empty side of it.
        case '|' -> total = Math.min(HUGE, total + 2);
        default -> atom();
      }
    }
    while (!groups.isEmpty()) {
      close();
    }
    return total + 3;
  }

  private void atom() {
    last = 1;
    total = Math.min(HUGE, total + 1);
  }

  /** Flags alone are no part: what repeats after them is what stood before. */
  private boolean skipFlags() {
    int end = pattern.startsWith("?", at) ? at + 1 : pattern.length();
    while (end < pattern.length() && "imsU-".indexOf(pattern.charAt(end)) >= 0) {
      end++;
    }
    boolean flags = end < pattern.length() && pattern.charAt(end) == ')';
    at = flags ? end + 1 : at;
    return flags;
  }

  private void open() {
    groups.push(total);
    total = 0;
    last = 0;
  }

  private void close() {
    // A capturing group costs two instructions beside what it holds, and nothing costs one.
    last = Math.min(HUGE, total + 3);
    total = Math.min(HUGE, last + (groups.isEmpty() ? 0 : groups.pop()));
  }

  private void replaceLast(long size) {
    total = Math.min(HUGE, total - last + size);
    last = Math.min(HUGE, size);
  }

  private void skipClass() {
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    boolean first = true;
    while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
      first = false;
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
      at = named >= 0 ? named + 2 : at + (pattern.charAt(at) == '\\' ? 2 : 1);
    }
    at++;
    atom();
  }

  private void escape() {
    if (at < pattern.length() && pattern.charAt(at) == 'Q') {
      int end = pattern.indexOf("\\E", at);
      int stop = end < 0 ? pattern.length() : end;
      for (at++; at < stop; at++) {
        atom();
      }
      at = Math.min(pattern.length(), stop + 2);
    } else {
      // Braces after these name a letter or a group of letters.
      boolean named = at < pattern.length()
          && "xpP".indexOf(pattern.charAt(at)) >= 0
          && pattern.startsWith("{", at + 1);
      int end = named ? pattern.indexOf('}', at) : -1;
      at = end < 0 ? at + 1 : end + 1;
      atom();
    }
  }

  /** {@code {n}}, {@code {n,}} or {@code {n,m}}; anything else is a brace that stands for itself. */
  private void repeat() {
    int end = pattern.indexOf('}', at);
    String[] bounds = end < 0 ? new String[0] : pattern.substring(at, end).split(",", 2);
    long most = 1;
    for (String bound : bounds) {
      if (bound.length() > 4 || !bound.chars().allMatch(c -> c >= '0' && c <= '9')) {
        atom();
        return;
      }
      most = Math.max(most, bound.isEmpty() ? 0 : Long.parseLong(bound));
    }
    if (bounds.length == 0) {
      atom();
      return;
    }
    replaceLast(Math.min(HUGE, (last + 1) * (most + 1)));
    at = end + 1;
  }
}
