package com.segmailer.server.contract;

import com.segmailer.server.testkit.ApiClient.Reply;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Holds answers to what the contract documents for their operation. */
final class Answers {

  private final Contract contract;

  Answers(Contract contract) {
    this.contract = contract;
  }

  /** Everything about an answer that the contract does not say. */
  List<String> mistakes(Operation operation, Reply reply) {
    var responses = operation.node().get("responses");
    var documented = responses.get(Integer.toString(reply.status()));
    if (documented == null) {
      return List.of(reply.status() + " is not documented: " + reply.body());
    }
    var response = contract.resolved(documented);
    var mistakes = new ArrayList<String>();
    response.path("headers").propertyNames().stream()
        .filter(name -> !name.equals("Retry-After") && reply.header(name).isEmpty())
        .forEach(name -> mistakes.add("the header " + name + " is missing"));
    if (reply.header("Request-Id").isEmpty()) {
      mistakes.add("the header Request-Id is missing");
    }
    mistakes.addAll(body(response, reply));
    return mistakes;
  }

  private List<String> body(JsonNode response, Reply reply) {
    if (!response.has("content")) {
      return reply.body().isEmpty() ? List.of() : List.of("has a body: " + reply.body());
    }
    var type = reply.header("Content-Type").replaceAll(";.*", "").strip();
    var media = response.get("content").get(type);
    if (media == null) {
      return List.of("is of the type " + type + ", which is not documented");
    }
    if (media.has("x-line-schema")) {
      return lines(media.get("x-line-schema"), reply.body());
    }
    return type.endsWith("json")
        ? contract.violations(media.get("schema"), Contract.JSON.readTree(reply.body()))
        : reply.body().isEmpty() ? List.of("is empty") : List.of();
  }

  private List<String> lines(JsonNode schema, String body) {
    var mistakes = new ArrayList<String>();
    for (var line : body.lines().toList()) {
      var value = Contract.JSON.readTree(line);
      if (!value.path("summary").isObject()) {
        contract.violations(schema, value).forEach(v -> mistakes.add(v + " in " + line));
      }
    }
    return mistakes;
  }
}
