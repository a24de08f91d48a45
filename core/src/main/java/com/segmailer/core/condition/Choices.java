package com.segmailer.core.condition;

import com.segmailer.core.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The texts, numbers and booleans of {@code in}, prepared once for look-up. */
public final class Choices {
  private final List<Value> values;
  private final boolean caseSensitive;
  private final Set<String> texts = new HashSet<>();
  private final Set<Value> others = new HashSet<>();

  public Choices(List<Value> values, boolean caseSensitive) {
    this.values = List.copyOf(values);
    for (Value value : this.values) {
      switch (value) {
        case Value.Text(String text) -> texts.add(prepare(text, caseSensitive));
        case Value.Decimal _, Value.Bool _ -> others.add(value);
        case Value.Null _, Value.Array _, Value.Dict _ ->
          throw new IllegalArgumentException("a choice is a text, a number or a boolean");
      }
    }
    this.caseSensitive = caseSensitive && !texts.isEmpty();
  }

  public List<Value> values() {
    return values;
  }

  public boolean caseSensitive() {
    return caseSensitive;
  }

  boolean holds(Value value) {
    return switch (value) {
      case Value.Text(String text) ->
        !texts.isEmpty() && texts.contains(prepare(text, caseSensitive));
      case Value.Decimal _, Value.Bool _ -> others.contains(value);
      case Value.Null _, Value.Array _, Value.Dict _ -> false;
    };
  }

  private static String prepare(String text, boolean caseSensitive) {
    return caseSensitive ? Folding.normalize(text) : Folding.fold(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Choices that
        && values.equals(that.values)
        && caseSensitive == that.caseSensitive;
  }

  @Override
  public int hashCode() {
    return values.hashCode() * 2 + Boolean.hashCode(caseSensitive);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
