package com.segmailer.core.template;

import com.segmailer.core.template.Filter.Trust;
import com.segmailer.core.value.Value;

/** Filters about HTML and URLs. */
final class MarkupFilters {

  private static final int LONGEST_ENTITY = 32;

  private MarkupFilters() {}

  static void addTo(Filters.Collected filters) {
    filters
        .add("raw", 0, 0, Trust.MARKUP, (input, none, scope) -> input)
        .add(
            "escape",
            0,
            0,
            Trust.MARKUP,
            (input, none, scope) -> input.isNull() ? input : text(Texts.of(input, scope), scope))
        .add(
            "escape_once",
            0,
            0,
            Trust.MARKUP,
            (input, none, scope) -> new Value.Text(escapedOnce(Texts.of(input, scope), scope)))
        .add(
            "newline_to_br",
            0,
            0,
            Trust.BREAKS,
            (input, none, scope) -> new Value.Text(broken(Texts.of(input, scope), scope)))
        .texts("strip_html", 0, (text, none, scope) -> Stripping.stripped(text, scope))
        .texts("url_encode", 0, (text, none, scope) -> Percent.encoded(text, scope))
        .add(
            "url_decode",
            0,
            0,
            Trust.DATA,
            (input, none, scope) -> new Value.Text(Percent.decoded(Texts.of(input, scope))))
        .texts("base64_encode", 0, (text, none, scope) -> Percent.base64(text))
        .add(
            "base64_decode",
            0,
            0,
            Trust.DATA,
            (input, none, scope) -> new Value.Text(Percent.fromBase64(Texts.of(input, scope))));
  }

  private static Value text(String text, Scope scope) {
    return Markup.escaped(new Value.Text(text), scope);
  }

  private static String escapedOnce(String text, Scope scope) {
    var out = scope.newText();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '&' && isEntity(text, i)) {
        out.append(c);
      } else {
        Markup.escape(String.valueOf(c), out);
      }
    }
    return out.text();
  }

  private static boolean isEntity(String text, int at) {
    int end = text.indexOf(';', at, Math.min(text.length(), at + LONGEST_ENTITY));
    if (end < at + 2) {
      return false;
    }
    boolean number = text.charAt(at + 1) == '#';
    for (int i = number ? at + 2 : at + 1; i < end; i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return !number || end > at + 2;
  }

  private static String broken(String text, Scope scope) {
    var out = scope.newText();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n') {
        out.append("<br />\n");
      } else if (!pair) {
        out.append(c);
      }
    }
    return out.text();
  }
}
