package com.segmailer.server.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workflow that comes with the server, with the templates and segments that it needs. */
record Recipe(
    String key,
    String name,
    String description,
    Map<String, Value> templates,
    Map<String, Value> segments,
    Value.Dict workflow) {

  /** In the order in which they are listed. */
  static final List<String> KEYS =
      List.of("onboarding", "plan-upgrade", "feature-activation", "trial-ending");

  static Optional<Recipe> named(String key) {
    return KEYS.contains(key) ? Optional.of(read(key)) : Optional.empty();
  }

  private static Recipe read(String key) {
    try (var in = Recipe.class.getResourceAsStream("/recipes/" + key + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the recipe " + key + " is missing");
      }
      var dict = (Value.Dict) Json.parse(in.readAllBytes());
      return new Recipe(
          key,
          text(dict, "name"),
          text(dict, "description"),
          ((Value.Dict) dict.get("templates")).members(),
          ((Value.Dict) dict.get("segments")).members(),
          (Value.Dict) dict.get("workflow"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Value.Dict dict, String name) {
    return dict.get(name) instanceof Value.Text(String text) ? text : "";
  }

  /** {@code value} with what stands in braces replaced: {@code {template:welcome}} by its id. */
  static Value filled(Value value, Map<String, String> ids) {
    return switch (value) {
      case Value.Text(String text) -> new Value.Text(ids.getOrDefault(text, text));
      case Value.Dict(var members) -> {
        var filled = new LinkedHashMap<String, Value>();
        members.forEach((name, member) -> filled.put(name, filled(member, ids)));
        yield Value.Dict.adopting(filled);
      }
      case Value.Array(var items) ->
        new Value.Array(items.stream().map(item -> filled(item, ids)).toList());
      case Value.Null() -> value;
      case Value.Bool bool -> bool;
      case Value.Decimal number -> number;
    };
  }
}
