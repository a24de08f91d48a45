package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Values as the text that is printed of them. */
final class Texts {

  private Texts() {}

  static String of(Value value, Scope scope) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Null n -> "";
      case Value.Bool(boolean bool) -> Boolean.toString(bool);
      case Value.Decimal(BigDecimal number) -> Numbers.text(number);
      case Value.Array array -> {
        var text = scope.newText();
        items(array.items(), text, scope);
        yield text.text();
      }
      case Value.Dict dict -> {
        var text = scope.newText();
        json(dict, text, scope);
        yield text.text();
      }
    };
  }

  private static void items(List<Value> items, Output text, Scope scope) {
    for (var item : items) {
      scope.charge(1);
      switch (item) {
        case Value.Array inner -> items(inner.items(), text, scope);
        case Value.Dict dict -> json(dict, text, scope);
        case Value other -> {
          var printed = of(other, scope);
          scope.charge(printed.length());
          text.append(printed);
        }
      }
    }
  }

  private static void json(Value value, Output text, Scope scope) {
    scope.charge(1);
    switch (value) {
      case Value.Null n -> text.append("null");
      case Value.Text(String inner) -> quoted(inner, text, scope);
      case Value.Array(List<Value> items) -> {
        var separator = "[";
        for (var item : items) {
          text.append(separator);
          json(item, text, scope);
          separator = ",";
        }
        text.append(items.isEmpty() ? "[]" : "]");
      }
      case Value.Dict(Map<String, Value> members) -> {
        var separator = "{";
        for (var member : members.entrySet()) {
          text.append(separator);
          quoted(member.getKey(), text, scope);
          text.append(':');
          json(member.getValue(), text, scope);
          separator = ",";
        }
        text.append(members.isEmpty() ? "{}" : "}");
      }
      case Value other -> text.append(of(other, scope));
    }
  }

  private static void quoted(String inner, Output text, Scope scope) {
    scope.charge(inner.length());
    text.append('"');
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        default -> text.append(c);
      }
    }
    text.append('"');
  }
}
