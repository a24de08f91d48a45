package com.segmailer.server.scan;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Gate;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter in SQL that leaves out contacts for whom a condition's {@link Gate} is shut. It decides
 * nothing: whoever may match is let through, some others too, and the evaluator looks at each.
 *
 * @param sql to be put behind the other restrictions, beginning with "and"; empty for none
 */
record Narrowing(String sql, List<Object> parameters) {

  static final Narrowing NONE = new Narrowing("", List.of());

  // Letters are folded here as far as ASCII goes, by rules of no country; a text beyond ASCII is
  // let
  // through, since some signs outside of it fold into it. Arrays may hold anything.
  private static final String GATE = """
         and %scase jsonb_typeof(attributes -> ?)
               when 'string' then
                 lower((attributes ->> ?) collate "C") = any(?)
                   or octet_length(attributes ->> ?) <> length(attributes ->> ?)
               when 'number' then attributes -> ? = any(?::text[]::jsonb[])
               when 'boolean' then attributes -> ? = any(?::text[]::jsonb[])
               when 'array' then true
               else false
             end%s
      """;

  /** @param watched whether members of a segment are let through as well; its number is a parameter */
  static Narrowing of(Condition condition, List<Integer> watched) {
    return Gate.of(condition).map(gate -> of(gate, watched)).orElse(NONE);
  }

  private static Narrowing of(Gate gate, List<Integer> watched) {
    var texts = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var key : gate.keys()) {
      if (key instanceof Value.Text(String text)) {
        texts.add(text);
      } else {
        others.add(Json.print(key));
      }
    }
    var name = gate.attribute();
    var parameters = new ArrayList<Object>(List.of(
        name,
        name,
        Columns.texts(texts),
        name,
        name,
        name,
        Columns.texts(others),
        name,
        Columns.texts(others)));
    parameters.addAll(watched);
    return new Narrowing(
        watched.isEmpty() ? GATE.formatted("", "") : GATE.formatted("(", " or ? = any(segments))"),
        List.copyOf(parameters));
  }
}
