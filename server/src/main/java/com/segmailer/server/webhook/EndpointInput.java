package com.segmailer.server.webhook;

import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import com.segmailer.core.webhook.MessageType;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Target;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What callers say of an endpoint. */
final class EndpointInput {

  private static final int LONGEST_DESCRIPTION = 2_000;

  /** @param types empty for all */
  record Wanted(String url, String description, List<String> types) {
    Wanted {
      types = List.copyOf(types);
    }

    static Wanted of(Endpoint endpoint) {
      return new Wanted(endpoint.url(), endpoint.description(), endpoint.types());
    }
  }

  private EndpointInput() {}

  static Wanted whole(Fields fields, AddressRules rules) {
    var url = fields.text("url", Target.LONGEST);
    if (!fields.value("url").isNull()) {
      check(fields, url, rules);
    }
    return new Wanted(
        url,
        fields.optionalText("description", LONGEST_DESCRIPTION).orElse(""),
        types(fields).orElse(List.of()));
  }

  /** What is not given stays as it is. */
  static Wanted patch(Fields fields, Endpoint before, AddressRules rules) {
    var url = fields.optionalText("url", Target.LONGEST);
    url.ifPresent(text -> check(fields, text, rules));
    return new Wanted(
        url.orElse(before.url()),
        fields.optionalText("description", LONGEST_DESCRIPTION).orElse(before.description()),
        types(fields).orElse(before.types()));
  }

  private static void check(Fields fields, String url, AddressRules rules) {
    if (Target.parse(url, rules) instanceof Target.Invalid(var detail)) {
      fields.refuse("url", detail);
    }
  }

  private static Optional<List<String>> types(Fields fields) {
    var known = MessageType.BY_NAME.keySet();
    var given = fields.optionalArray("types", known.size());
    var names = new ArrayList<String>();
    for (int i = 0; i < given.orElse(List.of()).size(); i++) {
      var item = given.get().get(i);
      if (item instanceof Value.Text(var name) && known.contains(name)) {
        if (!names.contains(name)) {
          names.add(name);
        }
      } else {
        var hint = item instanceof Value.Text(var name) ? Suggestion.of(name, known) : "";
        var detail = "must be one of " + String.join(", ", known) + hint;
        fields.refuse(Violation.in(fields.pointer("types").item(i), detail));
      }
    }
    return given.map(all -> names);
  }

  /** The type of a test; what is most often taken when nothing is said. */
  static MessageType testType(Fields fields) {
    return fields.optionalOneOf("type", MessageType.BY_NAME).orElse(MessageType.CONTACT_CREATED);
  }
}
