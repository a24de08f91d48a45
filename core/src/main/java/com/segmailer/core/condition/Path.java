package com.segmailer.core.condition;

import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Where a value is found: a name, and further names into nested objects, dotted in JSON. */
public record Path(List<String> parts) {

  public Path {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one part");
    }
  }

  /** The path that {@code text} writes with dots. */
  public static Path of(String text) {
    return new Path(List.of(text.split("\\.", -1)));
  }

  /** Whether {@code text} writes a path: within the limit, and without empty parts. */
  public static boolean isPath(String text) {
    return !text.isEmpty()
        && text.length() <= Limits.PATH_LENGTH
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..");
  }

  public String root() {
    return parts.getFirst();
  }

  public String text() {
    return parts.size() == 1 ? root() : String.join(".", parts);
  }

  /** Every value that this path reaches from the root's value; several when it crosses arrays. */
  public List<Value> reached(Value root) {
    List<Value> values = new ArrayList<>();
    collect(root, 1, values);
    return values;
  }

  private void collect(Value value, int depth, List<Value> into) {
    if (depth == parts.size()) {
      if (!value.isNull()) {
        into.add(value);
      }
    } else if (value instanceof Value.Dict dict) {
      collect(dict.get(parts.get(depth)), depth + 1, into);
    } else if (value instanceof Value.Array(List<Value> items)) {
      for (Value item : items) {
        if (item instanceof Value.Dict) {
          collect(item, depth, into);
        }
      }
    }
  }
}
