package com.segmailer.server.http;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One occurrence of a {@link ProblemType}: what happened, in words that help the caller mend it. */
public record Problem(
    ProblemType type,
    String detail,
    List<Violation> errors,
    Map<String, Value> extensions,
    Map<String, String> headers) {

  static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
    extensions = Map.copyOf(extensions);
    headers = Map.copyOf(headers);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), Map.of(), Map.of());
  }

  public static Problem of(ProblemType type, String detail, List<Violation> errors) {
    return new Problem(type, detail, errors, Map.of(), Map.of());
  }

  public Problem with(String extension, Value value) {
    Map<String, Value> all = new LinkedHashMap<>(extensions);
    all.put(extension, value);
    return new Problem(type, detail, errors, all, headers);
  }

  public Problem withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(type, detail, errors, extensions, all);
  }

  /** To be thrown. */
  public Refused refusal() {
    return new Refused(this);
  }

  /** Writes the members as one object; also how bulk answers report an item. */
  public JsonWriter writeTo(JsonWriter json, String instance) {
    json.object()
        .field("type", type.uri())
        .field("title", type.title())
        .field("status", type.status())
        .field("detail", detail)
        .field("instance", instance);
    if (!errors.isEmpty()) {
      json.name("errors").array();
      for (Violation error : errors) {
        json.object().field(error.place().member(), error.at()).field("detail", error.detail());
        json.end();
      }
      json.endArray();
    }
    extensions.forEach(json::field);
    return json.end();
  }
}
