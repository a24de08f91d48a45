package com.segmailer.core.template;

import com.segmailer.core.template.Filter.Trust;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Filters that cut. They count characters, not halves of them. */
final class CutFilters {

  private static final long USUAL_LENGTH = 50;
  private static final long USUAL_WORDS = 15;

  private CutFilters() {}

  static void addTo(Filters.Collected filters) {
    filters
        .add("truncate", 0, 2, Trust.KEEPS, CutFilters::truncate)
        .add("truncatewords", 0, 2, Trust.KEEPS, CutFilters::truncateWords)
        .add("slice", 1, 2, Trust.KEEPS, CutFilters::slice)
        .add("split", 1, 1, Trust.DATA, CutFilters::split);
  }

  private static long count(Value[] arguments, long usual) {
    return arguments.length == 0 ? usual : Numbers.clamped(Numbers.of(arguments[0]));
  }

  private static String ellipsis(Value[] arguments, Scope scope) {
    return arguments.length < 2 ? "..." : Texts.of(arguments[1], scope);
  }

  private static Value truncate(Value input, Value[] arguments, Scope scope) {
    var text = Texts.of(input, scope);
    var ellipsis = ellipsis(arguments, scope);
    long length = count(arguments, USUAL_LENGTH);
    if (text.codePointCount(0, text.length()) <= length) {
      return new Value.Text(text);
    }
    long kept = Math.max(0, length - ellipsis.codePointCount(0, ellipsis.length()));
    int end = text.offsetByCodePoints(0, (int) kept);
    return new Value.Text(scope.newText().append(text, 0, end).append(ellipsis).text());
  }

  private static Value truncateWords(Value input, Value[] arguments, Scope scope) {
    var text = Texts.of(input, scope);
    long wanted = Math.max(1, count(arguments, USUAL_WORDS));
    var out = scope.newText();
    int at = 0;
    for (long words = 0; ; words++) {
      int from = skip(text, at, true);
      if (from == text.length()) {
        return new Value.Text(text);
      }
      if (words == wanted) {
        return new Value.Text(out.append(ellipsis(arguments, scope)).text());
      }
      at = skip(text, from, false);
      out.append(words == 0 ? "" : " ").append(text, from, at);
    }
  }

  private static int skip(String text, int from, boolean blanks) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at)) == blanks) {
      at++;
    }
    return at;
  }

  private static Value slice(Value input, Value[] arguments, Scope scope) {
    long offset = Numbers.clamped(Numbers.of(arguments[0]));
    long length = arguments.length < 2 ? 1 : Numbers.clamped(Numbers.of(arguments[1]));
    if (input instanceof Value.Array(List<Value> items)) {
      int from = start(offset, items.size());
      int to = end(from, length, items.size());
      return new Value.Array(from < 0 ? List.of() : items.subList(from, to));
    }
    var text = Texts.of(input, scope);
    int size = text.codePointCount(0, text.length());
    int from = start(offset, size);
    if (from < 0) {
      return new Value.Text("");
    }
    int begin = text.offsetByCodePoints(0, from);
    int end = text.offsetByCodePoints(begin, end(from, length, size) - from);
    return new Value.Text(text.substring(begin, end));
  }

  /** Where the slice begins, or -1 if that is outside. */
  private static int start(long offset, int size) {
    long from = offset < 0 ? offset + size : offset;
    return from < 0 || from > size ? -1 : (int) from;
  }

  private static int end(int from, long length, int size) {
    return (int) Math.clamp(from + Math.max(0, length), from < 0 ? 0 : from, size);
  }

  private static Value split(Value input, Value[] arguments, Scope scope) {
    var text = Texts.of(input, scope);
    var separator = Texts.of(arguments[0], scope);
    scope.search(text, separator);
    var parts = new ArrayList<Value>();
    if (separator.isEmpty()) {
      text.codePoints().forEach(c -> parts.add(new Value.Text(Character.toString(c))));
    } else if (separator.equals(" ")) {
      for (int from = skip(text, 0, true); from < text.length(); ) {
        int to = skip(text, from, false);
        parts.add(new Value.Text(text.substring(from, to)));
        from = skip(text, to, true);
      }
    } else {
      int at = 0;
      for (int next = text.indexOf(separator); next >= 0; next = text.indexOf(separator, at)) {
        parts.add(new Value.Text(text.substring(at, next)));
        at = next + separator.length();
      }
      parts.add(new Value.Text(text.substring(at)));
    }
    while (!parts.isEmpty() && parts.getLast().equals(new Value.Text(""))) {
      parts.removeLast();
    }
    scope.charge(parts.size() * 8L);
    return new Value.Array(parts);
  }
}
