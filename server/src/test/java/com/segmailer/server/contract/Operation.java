package com.segmailer.server.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the contract.
 *
 * @param secured whether it needs a key
 * @param parameters of path, query and headers, their references resolved
 */
record Operation(
    String id,
    String method,
    String path,
    Optional<String> scope,
    boolean secured,
    List<JsonNode> parameters,
    JsonNode node) {

  @Override
  public String toString() {
    return method + " " + path;
  }

  /** The path and query, from these values and, where they say nothing, the parameters' examples. */
  String target(Map<String, String> inPath, Map<String, String> inQuery) {
    var target = path;
    var query = new TreeMap<>(inQuery);
    for (var parameter : parameters) {
      var name = parameter.get("name").asString();
      var example = parameter.path("example").asString("");
      if (parameter.get("in").asString().equals("path")) {
        target = target.replace("{" + name + "}", encoded(inPath.getOrDefault(name, example)));
      } else if (parameter.path("required").asBoolean(false)) {
        query.putIfAbsent(name, example);
      }
    }
    return query.isEmpty()
        ? target
        : target
            + query.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  /** The bodies it takes, by media type. */
  JsonNode contents() {
    return node.path("requestBody").path("content");
  }

  /** The first media type of which there are examples. */
  String media() {
    return contents().propertyNames().stream()
        .filter(media -> contents().get(media).has("examples"))
        .findFirst()
        .orElse("application/json");
  }

  /** The first example of the body, empty if there is none. */
  String example() {
    return contents()
        .path(media())
        .path("examples")
        .valueStream()
        .findFirst()
        .map(example -> example.get("value"))
        .map(value -> value.isString() ? value.asString() : value.toString())
        .orElse("");
  }

  boolean takes(String header) {
    return parameters.stream()
        .anyMatch(p ->
            p.get("in").asString().equals("header") && p.get("name").asString().equals(header));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
