package com.segmailer.core.contact;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A change of one attribute that depends on what it is now, so that callers need not read first.
 * {@code attribute} is a top-level name; what it may be called is for {@link AttributeName}.
 */
public sealed interface Operation {
  String attribute();

  /** What this operation makes of {@code current}; the same instance when it changes nothing. */
  Outcome apply(Value.Dict current);

  sealed interface Outcome {}

  record Applied(Value.Dict attributes) implements Outcome {}

  record Refused(String reason) implements Outcome {}

  /** Adds to a number; a missing one counts as 0. */
  record Increment(String attribute, BigDecimal by) implements Operation {
    @Override
    public Outcome apply(Value.Dict current) {
      return switch (current.get(attribute)) {
        case Value.Null _ -> set(current, attribute, new Value.Decimal(by));
        case Value.Decimal(BigDecimal before) ->
          by.signum() == 0 ? new Applied(current) : sum(current, before);
        case Value.Bool _, Value.Text _, Value.Array _, Value.Dict _ -> notA(attribute, "a number");
      };
    }

    private Outcome sum(Value.Dict current, BigDecimal before) {
      var sum = new Value.Decimal(before.add(by));
      Optional<String> problem = AttributeScan.numberProblem(sum);
      return problem.isPresent()
          ? new Refused("\"" + attribute + "\": " + problem.get())
          : set(current, attribute, sum);
    }
  }

  /**
   * Adds to the end of an array, also what is in it already; an array adds its items one by one. A
   * missing array begins empty.
   */
  record Append(String attribute, Value value) implements Operation {
    @Override
    public Outcome apply(Value.Dict current) {
      return switch (current.get(attribute)) {
        case Value.Null _ -> appended(current, List.of());
        case Value.Array(List<Value> before) -> appended(current, before);
        case Value.Bool _, Value.Text _, Value.Decimal _, Value.Dict _ ->
          notA(attribute, "an array");
      };
    }

    private Outcome appended(Value.Dict current, List<Value> before) {
      var added = itemsOf(value);
      if (added.isEmpty()) {
        return new Applied(current);
      }
      var items = new ArrayList<>(before);
      items.addAll(added);
      var array = new Value.Array(items);
      Optional<String> problem = AttributeScan.sizeProblem(array).or(() -> itemProblem(added));
      return problem.isPresent()
          ? new Refused("\"" + attribute + "\": " + problem.get())
          : set(current, attribute, array);
    }
  }

  /** Takes every equal item out of an array; of an array, every one of its items. */
  record Remove(String attribute, Value value) implements Operation {
    @Override
    public Outcome apply(Value.Dict current) {
      return switch (current.get(attribute)) {
        case Value.Null _ -> new Applied(current);
        case Value.Array(List<Value> before) -> {
          var items = new ArrayList<>(before);
          boolean changed = items.removeAll(itemsOf(value));
          yield changed ? set(current, attribute, new Value.Array(items)) : new Applied(current);
        }
        case Value.Bool _, Value.Text _, Value.Decimal _, Value.Dict _ ->
          notA(attribute, "an array");
      };
    }
  }

  /** Sets an attribute that the contact does not have; leaves alone one that it has. */
  record SetOnce(String attribute, Value value) implements Operation {
    @Override
    public Outcome apply(Value.Dict current) {
      boolean changes = current.get(attribute).isNull() && !value.isNull();
      return changes ? set(current, attribute, value) : new Applied(current);
    }
  }

  private static Refused notA(String attribute, String expected) {
    return new Refused("\"" + attribute + "\" is not " + expected);
  }

  private static List<Value> itemsOf(Value value) {
    return value instanceof Value.Array(List<Value> items) ? items : List.of(value);
  }

  /** What is wrong with them as items: they are nested one level deeper there. */
  private static Optional<String> itemProblem(List<Value> added) {
    var scan = new AttributeScan();
    scan.attribute("items", new Value.Array(added));
    return scan.found().stream().findFirst().map(Violation::detail);
  }

  private static Applied set(Value.Dict current, String attribute, Value value) {
    var members = new LinkedHashMap<>(current.members());
    members.put(attribute, value);
    return new Applied(Value.Dict.adopting(members));
  }
}
