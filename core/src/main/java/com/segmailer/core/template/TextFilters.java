package com.segmailer.core.template;

import com.segmailer.core.template.Filter.Trust;
import com.segmailer.core.value.Value;
import java.util.Locale;

/** Filters from text to text. */
final class TextFilters {

  private TextFilters() {}

  static void addTo(Filters.Collected filters) {
    addJoining(filters);
    addShaping(filters);
    addReplacing(filters);
  }

  private static void addJoining(Filters.Collected filters) {
    filters
        .add(
            "append",
            1,
            1,
            Trust.JOINS,
            (input, given, scope) ->
                joined(Texts.of(input, scope), Texts.of(given[0], scope), scope))
        .add(
            "prepend",
            1,
            1,
            Trust.JOINS,
            (input, given, scope) ->
                joined(Texts.of(given[0], scope), Texts.of(input, scope), scope));
  }

  private static void addShaping(Filters.Collected filters) {
    filters
        .texts("upcase", 0, (text, none, scope) -> text.toUpperCase(Locale.ROOT))
        .texts("downcase", 0, (text, none, scope) -> text.toLowerCase(Locale.ROOT))
        .texts("capitalize", 0, (text, none, scope) -> capitalized(text))
        .texts("strip", 0, (text, none, scope) -> text.strip())
        .texts("lstrip", 0, (text, none, scope) -> text.stripLeading())
        .texts("rstrip", 0, (text, none, scope) -> text.stripTrailing())
        .texts(
            "strip_newlines", 0, (text, none, scope) -> text.replace("\r", "").replace("\n", ""));
  }

  private static void addReplacing(Filters.Collected filters) {
    filters
        .texts(
            "replace",
            2,
            (text, given, scope) -> replaced(text, given[0], given[1], Integer.MAX_VALUE, scope))
        .texts(
            "replace_first",
            2,
            (text, given, scope) -> replaced(text, given[0], given[1], 1, scope))
        .texts(
            "replace_last",
            2,
            (text, given, scope) -> lastReplaced(text, given[0], given[1], scope))
        .texts(
            "remove",
            1,
            (text, given, scope) -> replaced(text, given[0], "", Integer.MAX_VALUE, scope))
        .texts("remove_first", 1, (text, given, scope) -> replaced(text, given[0], "", 1, scope))
        .texts("remove_last", 1, (text, given, scope) -> lastReplaced(text, given[0], "", scope));
  }

  private static Value joined(String left, String right, Scope scope) {
    return new Value.Text(scope.newText().append(left).append(right).text());
  }

  private static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String replaced(String text, String from, String to, int times, Scope scope) {
    if (from.isEmpty()) {
      return text;
    }
    scope.search(text, from);
    var out = scope.newText();
    int at = 0;
    int left = times;
    for (int next = text.indexOf(from); next >= 0 && left > 0; next = text.indexOf(from, at)) {
      out.append(text, at, next).append(to);
      at = next + from.length();
      left--;
    }
    return out.append(text, at, text.length()).text();
  }

  private static String lastReplaced(String text, String from, String to, Scope scope) {
    scope.search(text, from);
    int at = text.lastIndexOf(from);
    if (at < 0 || from.isEmpty()) {
      return text;
    }
    return scope
        .newText()
        .append(text, 0, at)
        .append(to)
        .append(text, at + from.length(), text.length())
        .text();
  }
}
