package com.segmailer.core.condition;

import com.segmailer.core.event.Event;
import com.segmailer.core.testkit.Json;
import com.segmailer.core.testkit.Subject;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Conditions and contacts for table tests, as JSON. */
final class Conditions {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Conditions() {}

  static Condition condition(String json) {
    return switch (ConditionParser.parse(Json.parse(json), ConditionParser.Options.CONTACT)) {
      case Parsed.Valid(Condition condition) -> condition;
      case Parsed.Invalid(List<Violation> violations) ->
        throw new AssertionError(json + ": " + violations);
    };
  }

  static List<Violation> violations(String json) {
    return violations(Json.parse(json));
  }

  static List<Violation> violations(Value json) {
    return switch (ConditionParser.parse(json, ConditionParser.Options.CONTACT)) {
      case Parsed.Valid _ -> List.of();
      case Parsed.Invalid(List<Violation> violations) -> violations;
    };
  }

  /** A contact in Berlin whose only attribute is {@code a}. */
  static Subject withAttribute(String json) {
    return contact(json.isEmpty() ? Map.of() : Map.of("a", Json.parse(json)), List.of());
  }

  /** A contact in Berlin with events called {@code e}. */
  static Subject withEvents(String... times) {
    List<Event> events = Arrays.stream(times)
        .map(time -> new Event("e", Instant.parse(time), Value.Dict.EMPTY))
        .toList();
    return contact(Map.of(), events);
  }

  static Subject contact(Map<String, Value> attributes, List<Event> events) {
    return new Subject(new UUID(7, 7), attributes, events, Set.of(), BERLIN, BERLIN);
  }
}
