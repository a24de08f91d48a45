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
 * @param names the attribute, as the parameters of {@code from}
 * @param from to be put behind {@code from contacts}; empty for none
 * @param where to be put behind the other restrictions, beginning with "and"; empty for none
 * @param parameters those of {@code where}
 */
record Narrowing(List<String> names, String from, String where, List<Object> parameters) {

  static final Narrowing NONE = new Narrowing(List.of(), "", "", List.of());

  /** With more values than this, comparing with each takes longer than fetching the contact. */
  static final int MAX_KEYS = 40;

  // The attribute is taken out of its document once: that is the dearest part of looking at it.
  private static final String TEXT_OF =
      " cross join lateral (select attributes ->> ? as it offset 0) gate";
  private static final String VALUE_OF =
      " cross join lateral (select attributes -> ? as it offset 0) gate";
  private static final String BOTH_OF =
      " cross join lateral (select attributes ->> ? as it, attributes -> ? as value offset 0) gate";

  // Letters are folded here as far as ASCII goes, by rules of no country; a text beyond ASCII is
  // let
  // through, since some signs outside of it fold into it. Arrays may hold anything.
  private static final String TEXTS = """
      lower(gate.it collate "C") = any(?) or octet_length(gate.it) <> length(gate.it)
        or gate.it like '[%%'""";

  // The sub-select is read once, not for each contact.
  private static final String VALUES = "%s = any((select ?::text[]::jsonb[])::jsonb[])";
  private static final String IS_ARRAY = " or jsonb_typeof(gate.it) = 'array'";

  /** @param watched whether members of a segment are let through as well; its number is a parameter */
  static Narrowing of(Condition condition, List<Integer> watched) {
    return Gate.of(condition)
        .filter(gate -> gate.keys().size() <= MAX_KEYS)
        .map(gate -> of(gate, watched))
        .orElse(NONE);
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
    var parameters = new ArrayList<Object>();
    if (others.isEmpty()) {
      parameters.add(Columns.texts(texts));
      return open(List.of(name), TEXT_OF, TEXTS.formatted(), parameters, watched);
    }
    if (texts.isEmpty()) {
      parameters.add(Columns.texts(others));
      return open(
          List.of(name), VALUE_OF, VALUES.formatted("gate.it") + IS_ARRAY, parameters, watched);
    }
    parameters.add(Columns.texts(texts));
    parameters.add(Columns.texts(others));
    return open(
        List.of(name, name),
        BOTH_OF,
        TEXTS.formatted() + " or " + VALUES.formatted("gate.value"),
        parameters,
        watched);
  }

  private static Narrowing open(
      List<String> names,
      String from,
      String test,
      ArrayList<Object> parameters,
      List<Integer> watched) {
    parameters.addAll(watched);
    var members = watched.isEmpty() ? "" : " or ? = any(segments)";
    return new Narrowing(names, from, " and (" + test + members + ") ", List.copyOf(parameters));
  }
}
