package com.segmailer.core.condition;

import com.segmailer.core.value.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an attribute must equal for a condition to have a chance. Law: a contact for whom none of
 * {@link #keysOf} its attribute is among the {@code keys} fails the condition, whatever the time.
 *
 * @param keys values as {@link #keysOf} yields them
 */
public record Gate(String attribute, Set<Value> keys) {

  public Gate {
    // Not Set.copyOf, which goes through all that have one hash code.
    keys = Collections.unmodifiableSet(new HashSet<>(keys));
  }

  /** The gate of a condition that asks for equality with one or several values, among other things. */
  public static Optional<Gate> of(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) ->
        parts.stream().map(Gate::of).flatMap(Optional::stream).findFirst();
      case Condition.AttributeTest(Path path, Test test)
      when path.parts().size() == 1 && !path.root().startsWith("$") -> of(path.root(), test);
      case Condition.AttributeTest _, Condition.PropertyTest _, Condition.EventTest _ ->
        Optional.empty();
      case Condition.Any _, Condition.Not _, Condition.InSegment _, Condition.Sample _ ->
        Optional.empty();
    };
  }

  private static Optional<Gate> of(String attribute, Test test) {
    if (test.operator() != Operator.EQUALS && test.operator() != Operator.IN) {
      return Optional.empty();
    }
    var keys = new HashSet<Value>();
    switch (test) {
      case ScalarTest.TextEquality(Operator _, Needle needle) ->
        keys.add(key(new Value.Text(needle.text())));
      case ScalarTest.Equality(Operator _, Value value) -> keys.add(value);
      case ScalarTest.OneOf(Operator _, Choices choices) ->
        choices.values().forEach(value -> keys.add(key(value)));
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(new Gate(attribute, keys));
  }

  /** The keys that a contact's value may open; any item of an array does. */
  public static void keysOf(Value value, Consumer<Value> reader) {
    switch (value) {
      case Value.Text _, Value.Decimal _, Value.Bool _ -> reader.accept(key(value));
      case Value.Array(List<Value> items) ->
        items.stream()
            .filter(item -> !(item instanceof Value.Array))
            .forEach(item -> keysOf(item, reader));
      case Value.Dict _, Value.Null _ -> {}
    }
  }

  // Folded whether or not the test looks at case: a gate may open once too often, never too seldom.
  private static Value key(Value value) {
    return value instanceof Value.Text(String text) ? new Value.Text(Folding.fold(text)) : value;
  }
}
