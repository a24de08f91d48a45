package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;

/** A loop that is running. */
final class Loop {

  final String name;
  final String key;
  final long length;
  long index;
  Value item = Value.NULL;

  Loop(String name, String key, long length) {
    this.name = name;
    this.key = key;
    this.length = length;
  }

  /** A member of {@code forloop}. */
  Value member(String member) {
    return switch (member) {
      case "index" -> Value.Decimal.of(index + 1);
      case "index0" -> Value.Decimal.of(index);
      case "rindex" -> Value.Decimal.of(length - index);
      case "rindex0" -> Value.Decimal.of(length - index - 1);
      case "first" -> Value.Bool.of(index == 0);
      case "last" -> Value.Bool.of(index == length - 1);
      case "length" -> Value.Decimal.of(length);
      case "name" -> new Value.Text(key);
      default -> Value.NULL;
    };
  }

  Value.Dict dict() {
    var members = new LinkedHashMap<String, Value>();
    for (var member :
        java.util.List.of("index", "index0", "rindex", "rindex0", "first", "last", "length")) {
      members.put(member, member(member));
    }
    return Value.Dict.adopting(members);
  }
}
