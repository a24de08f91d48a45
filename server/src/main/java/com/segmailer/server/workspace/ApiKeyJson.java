package com.segmailer.server.workspace;

import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** API keys as the outside sees them. */
final class ApiKeyJson {

  private static final int MOST_SCOPES = 100;
  static final TreeSet<String> NAMES = new TreeSet<>(Scope.BY_NAME.keySet());

  static {
    NAMES.add(Scopes.FULL_NAME);
  }

  private ApiKeyJson() {}

  static Scopes scopes(Fields fields) {
    List<Value> given = fields.array("scopes", MOST_SCOPES);
    if (given.isEmpty() && fields.value("scopes") instanceof Value.Array) {
      fields.refuse("scopes", "must name at least one scope, or full");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) instanceof Value.Text(String name) && NAMES.contains(name)) {
        names.add(name);
      } else {
        String hint =
            given.get(i) instanceof Value.Text(String name) ? Suggestion.of(name, NAMES) : "";
        String detail = "must be one of " + String.join(", ", NAMES) + hint;
        fields.refuse(Violation.in(fields.pointer("scopes").item(i), detail));
      }
    }
    return Scopes.ofNames(names);
  }

  static void write(JsonWriter json, ApiKey key) {
    members(json.object(), key).end();
  }

  /** With the key itself, which is shown only once. */
  static void write(JsonWriter json, ApiKey key, String text) {
    members(json.object(), key).field("key", text).end();
  }

  private static JsonWriter members(JsonWriter json, ApiKey key) {
    json.field("id", key.id()).field("name", key.name()).name("scopes").array();
    key.scopes().names().forEach(json::text);
    return json.endArray()
        .field("hint", key.hint())
        .field("createdAt", key.createdAt())
        .field("expiresAt", key.expiresAt().orElse(null))
        .field("lastUsedAt", key.lastUsedAt().orElse(null))
        .field("revokedAt", key.revokedAt().orElse(null));
  }
}
