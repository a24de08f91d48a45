package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.util.List;

/** Escaping for HTML. */
final class Markup {

  private Markup() {}

  private static String entity(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> "";
    };
  }

  static boolean special(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!entity(text.charAt(i)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  static void escape(String text, Output output) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      var entity = entity(text.charAt(i));
      if (!entity.isEmpty()) {
        output.append(text, from, i).append(entity);
        from = i + 1;
      }
    }
    output.append(text, from, text.length());
  }

  /** The value as escaped text; of a list, its items. */
  static Value escaped(Value value, Scope scope) {
    if (value instanceof Value.Array(List<Value> items)) {
      return new Value.Array(items.stream().map(item -> escaped(item, scope)).toList());
    }
    var text = Texts.of(value, scope);
    scope.charge(text.length());
    if (!special(text)) {
      return new Value.Text(text);
    }
    var escaped = scope.newText();
    escape(text, escaped);
    return new Value.Text(escaped.text());
  }
}
