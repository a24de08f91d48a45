package com.segmailer.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Laws of merging and of operations over random attributes; a failure names its seed. */
class AttributesProperties {
  private static final int ROUNDS = 5_000;

  @Test
  void merging_twice_is_merging_once() {
    forAll((random, seed) -> {
      var current = attributes(random, false);
      var patch = attributes(random, true);
      var once = Attributes.merge(current, patch);

      assertThat(Attributes.merge(once, patch)).as(seed).isSameAs(once);
    });
  }

  @Test
  void the_same_instance_comes_back_exactly_when_nothing_changed() {
    forAll((random, seed) -> {
      var current = attributes(random, false);
      var merged = Attributes.merge(current, attributes(random, true));

      assertThat(merged == current).as(seed).isEqualTo(merged.equals(current));
    });
  }

  @Test
  void merging_two_patches_is_merging_the_later_over_the_earlier() {
    forAll((random, seed) -> {
      var current = attributes(random, false);
      var first = attributes(random, true);
      var second = attributes(random, true);
      var both = new LinkedHashMap<>(first.members());
      both.putAll(second.members());

      assertThat(Attributes.merge(Attributes.merge(current, first), second))
          .as(seed)
          .isEqualTo(Attributes.merge(current, new Value.Dict(both)));
    });
  }

  @Test
  void patches_of_different_attributes_may_come_in_any_order() {
    forAll((random, seed) -> {
      var current = attributes(random, false);
      var first = attributes(random, true);
      var rest = new LinkedHashMap<>(attributes(random, true).members());
      rest.keySet().removeAll(first.members().keySet());
      var second = new Value.Dict(rest);

      assertThat(Attributes.merge(Attributes.merge(current, first), second))
          .as(seed)
          .isEqualTo(Attributes.merge(Attributes.merge(current, second), first));
    });
  }

  @Test
  void what_was_merged_never_holds_null_at_the_top() {
    forAll((random, seed) -> {
      var merged = Attributes.merge(attributes(random, false), attributes(random, true));

      assertThat(merged.members().values()).as(seed).doesNotContain(Value.NULL);
    });
  }

  @Test
  void operations_on_different_attributes_may_come_in_any_order() {
    forAll((random, seed) -> {
      var current = attributes(random, false);
      var first = operation(random, "a");
      var second = operation(random, "b");

      assertThat(after(after(current, first), second))
          .as(seed)
          .isEqualTo(after(after(current, second), first));
    });
  }

  @Test
  void an_operation_touches_no_other_attribute() {
    forAll((random, seed) -> {
      var current = attributes(random, false);
      var others = new LinkedHashMap<>(after(current, operation(random, "a")).members());
      others.remove("a");
      var before = new LinkedHashMap<>(current.members());
      before.remove("a");

      assertThat(others).as(seed).isEqualTo(before);
    });
  }

  @Test
  void what_an_operation_yields_may_be_written_as_it_is() {
    forAll((random, seed) -> {
      var current = attributes(random, false);
      var operation = operation(random, "a", random.nextInt(Attributes.MAX_DEPTH + 1));

      assertThat(Attributes.violations(after(current, operation))).as(seed).isEmpty();
    });
  }

  @Test
  void coercing_what_was_coerced_changes_nothing() {
    forAll((random, seed) -> {
      var value = value(random, 2);
      for (AttributeType type : AttributeType.values()) {
        if (type.coerce(value) instanceof AttributeType.Coerced(Value coerced)) {
          assertThat(type.coerce(coerced)).as(seed).isEqualTo(new AttributeType.Coerced(coerced));
        }
      }
    });
  }

  private static void forAll(BiConsumer<Random, String> law) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      law.accept(new Random(seed), "seed " + seed);
    }
  }

  /** A refused operation leaves everything as it is, like the whole change it is part of. */
  private static Value.Dict after(Value.Dict current, Operation operation) {
    return switch (operation.apply(current)) {
      case Operation.Applied(Value.Dict attributes) -> attributes;
      case Operation.Refused _ -> current;
    };
  }

  private static Operation operation(Random random, String attribute) {
    return operation(random, attribute, 0);
  }

  /** @param around arrays around its value, of which the outermost counts as its items */
  private static Operation operation(Random random, String attribute, int around) {
    var value = value(random, Math.min(1, Attributes.MAX_DEPTH - around));
    for (int level = 0; level < around; level++) {
      value = new Value.Array(List.of(value));
    }
    if (random.nextBoolean() && around > 0) {
      value = new Value.Dict(Map.of("m", ((Value.Array) value).items().getFirst()));
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Operation.Increment(attribute, BigDecimal.valueOf(random.nextInt(-3, 4)));
      case 1 -> new Operation.Append(attribute, value);
      case 2 -> new Operation.Remove(attribute, value);
      default -> new Operation.SetOnce(attribute, value);
    };
  }

  private static Value.Dict attributes(Random random, boolean withNulls) {
    Map<String, Value> members = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      var value = value(random, 2);
      if (withNulls || !value.isNull()) {
        members.put(String.valueOf((char) ('a' + random.nextInt(4))), value);
      }
    }
    return new Value.Dict(members);
  }

  private static Value value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> Value.NULL;
      case 1 -> Value.Bool.of(random.nextBoolean());
      case 2 -> new Value.Text(List.of("", "true", "3", "2024-01-15").get(random.nextInt(4)));
      case 3 -> Value.Decimal.of(random.nextInt(3));
      case 4 -> new Value.Decimal(new BigDecimal("1.0"));
      case 5 -> {
        List<Value> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield new Value.Array(items);
      }
      default -> new Value.Dict(Map.of("m", value(random, depth - 1)));
    };
  }
}
