package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.RandomWorkflows;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.DefinitionParser;
import com.segmailer.core.workflow.DefinitionPrinter;
import com.segmailer.core.workflow.Known;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.server.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The contract's {@code WorkflowDefinition} describes what can be published, no more and no less. */
final class WorkflowSchemaProperties {

  private static final Contract CONTRACT = Contract.read();
  private static final JsonNode SCHEMA =
      JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/WorkflowDefinition");
  private static final List<UUID> SEGMENTS = List.of(new UUID(1, 1), new UUID(1, 2));
  private static final List<Value> SURPRISES = List.of(
      new Value.Text(""),
      new Value.Text("surely none"),
      Value.Decimal.of(-7),
      Value.Bool.TRUE,
      Value.Dict.EMPTY,
      new Value.Array(List.of()));

  private static Value.Dict drawn(RandomGenerator random) {
    return DefinitionPrinter.print(new RandomWorkflows(random, SEGMENTS, new UUID(2, 1)).next());
  }

  private static List<String> wrong(Value definition) {
    return CONTRACT.violations(SCHEMA, Contract.JSON.readTree(Json.print(definition)));
  }

  private static boolean parses(Value definition) {
    return DefinitionParser.parse(definition, Known.ANYTHING) instanceof Parsed.Valid;
  }

  @Test
  void what_is_published_is_as_the_schema_says() {
    Trials.run(300, 52_000_000, random -> {
      var definition = drawn(random);

      assertThat(wrong(definition)).as(Json.print(definition)).isEmpty();
    });
  }

  @Test
  void the_schema_takes_all_that_can_be_published() {
    Trials.run(3_000, 53_000_000, random -> {
      var changed = changed(drawn(random), random);

      if (parses(changed)) {
        assertThat(wrong(changed)).as(Json.print(changed)).isEmpty();
      }
    });
  }

  @Test
  void a_member_that_nobody_knows_is_refused_by_both() {
    Trials.run(300, 54_000_000, random -> {
      var definition = drawn(random);
      var places = new ArrayList<List<String>>();
      places(definition, List.of(), places);
      var place = places.get(random.nextInt(places.size()));
      var changed = with(definition, place, "surelyUnknown", Value.Bool.TRUE);

      assertThat(parses(changed)).as(Json.print(changed)).isFalse();
      assertThat(wrong(changed)).as(Json.print(changed)).isNotEmpty();
    });
  }

  /** Where objects are whose members are not anybody's own choice. */
  private static void places(Value value, List<String> path, List<List<String>> found) {
    switch (value) {
      case Value.Dict(var members) -> {
        if (path.isEmpty() || !path.getLast().matches("steps|attributes|data|headers")) {
          found.add(path);
        }
        members.forEach((name, member) -> places(member, and(path, name), found));
      }
      case Value.Array(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          places(items.get(i), and(path, Integer.toString(i)), found);
        }
      }
      default -> {
        // Has no members.
      }
    }
  }

  private static List<String> and(List<String> path, String name) {
    var longer = new ArrayList<>(path);
    longer.add(name);
    return List.copyOf(longer);
  }

  private static Value with(Value value, List<String> path, String name, Value added) {
    return switch (value) {
      case Value.Dict(var members) -> {
        var changed = new LinkedHashMap<>(members);
        if (path.isEmpty()) {
          changed.put(name, added);
        } else {
          var rest = path.subList(1, path.size());
          changed.computeIfPresent(path.getFirst(), (key, one) -> with(one, rest, name, added));
        }
        yield new Value.Dict(changed);
      }
      case Value.Array(var items) -> {
        var changed = new ArrayList<>(items);
        int i = Integer.parseInt(path.getFirst());
        changed.set(i, with(items.get(i), path.subList(1, path.size()), name, added));
        yield new Value.Array(changed);
      }
      default -> value;
    };
  }

  /** Somewhere a member is left out, or something else in its place. */
  private static Value changed(Value value, RandomGenerator random) {
    return switch (value) {
      case Value.Dict(Map<String, Value> members)
      when !members.isEmpty() -> {
        var changed = new LinkedHashMap<>(members);
        var names = List.copyOf(members.keySet());
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
          case 0 -> changed.remove(name);
          case 1 -> changed.put(name, SURPRISES.get(random.nextInt(SURPRISES.size())));
          default -> changed.computeIfPresent(name, (key, one) -> changed(one, random));
        }
        yield new Value.Dict(changed);
      }
      case Value.Array(List<Value> items)
      when !items.isEmpty() -> {
        var changed = new ArrayList<>(items);
        int i = random.nextInt(items.size());
        changed.set(i, changed(items.get(i), random));
        yield new Value.Array(changed);
      }
      default -> value;
    };
  }
}
