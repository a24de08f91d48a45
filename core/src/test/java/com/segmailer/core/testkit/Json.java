package com.segmailer.core.testkit;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON that a test wrote, for a core without a JSON library. Single quotes will do. */
public final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  public static Value parse(String text) {
    Json json = new Json(text.replace('\'', '"'));
    Value value = json.value();
    json.skipSpace();
    if (json.at != json.text.length()) {
      throw new IllegalArgumentException("text after the value: " + text);
    }
    return value;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean accept(char c) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw new IllegalArgumentException("expected " + c + " at " + at + ": " + text);
    }
  }

  private Value value() {
    if (accept('{')) {
      return dict();
    }
    if (accept('[')) {
      return array();
    }
    if (accept('"')) {
      return new Value.Text(string());
    }
    int start = at;
    while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "null" -> Value.NULL;
      case "true" -> Value.Bool.TRUE;
      case "false" -> Value.Bool.FALSE;
      default -> new Value.Decimal(new BigDecimal(word));
    };
  }

  private Value dict() {
    Map<String, Value> members = new LinkedHashMap<>();
    if (accept('}')) {
      return Value.Dict.EMPTY;
    }
    do {
      expect('"');
      String name = string();
      expect(':');
      members.put(name, value());
    } while (accept(','));
    expect('}');
    return new Value.Dict(members);
  }

  private Value array() {
    List<Value> items = new ArrayList<>();
    if (accept(']')) {
      return new Value.Array(items);
    }
    do {
      items.add(value());
    } while (accept(','));
    expect(']');
    return new Value.Array(items);
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? text.charAt(at++) : c);
    }
    at++;
    return string.toString();
  }
}
