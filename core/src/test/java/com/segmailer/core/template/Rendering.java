package com.segmailer.core.template;

import com.segmailer.core.testkit.Json;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;

/** Renders sources for tests. */
final class Rendering {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final Value.Dict FACTS = facts();

  private Rendering() {}

  private static Value.Dict facts() {
    var parsed = (Value.Dict) Json.parse("""
        {'name': 'Jane', 'empty_text': '', 'blank_text': '  ', 'yes': true, 'no': false, 'nothing': null,
         'n': 7, 'price': 19.5, 'signup': '2024-01-15', 'seen': '2024-07-04T23:30:05Z',
         'tags': ['new', 'vip', 'old'], 'numbers': [3, 1, 2, 1], 'none': [],
         'address': {'city': 'Lyon', 'zip': '69001', 'geo': {'lat': 45.75}},
         'key': 'city',
         'items': [{'sku': 'A', 'price': 5, 'kind': 'x'}, {'sku': 'b', 'price': 3},
                   {'sku': 'C', 'price': 4, 'kind': 'x'}]}
        """);
    var members = new LinkedHashMap<>(parsed.members());
    members.put("evil", new Value.Text("<b>\"A\" & 'B'</b>"));
    members.put("lines", new Value.Text("a\nb\r\nc"));
    return new Value.Dict(members);
  }

  static Template template(String source) {
    return switch (Template.parse(source)) {
      case Parsed.Valid(Template template) -> template;
      case Parsed.Invalid(Mistake mistake) -> throw new AssertionError(mistake + " in " + source);
    };
  }

  static Mistake mistake(String source) {
    return switch (Template.parse(source)) {
      case Parsed.Valid valid -> throw new AssertionError("is valid: " + source);
      case Parsed.Invalid(Mistake mistake) -> mistake;
    };
  }

  static Outcome outcome(String source, Escaping escaping) {
    return template(source).render(setting("UTC"), escaping);
  }

  static Setting setting(String zone) {
    return new Setting(FACTS, NOW, ZoneId.of(zone));
  }

  static String text(String source, Escaping escaping) {
    return switch (outcome(source, escaping)) {
      case Outcome.Done(String text) -> text;
      case Outcome.Failed failed -> throw new AssertionError(failed + " in " + source);
    };
  }

  static String text(String source) {
    return text(source, Escaping.TEXT);
  }
}
