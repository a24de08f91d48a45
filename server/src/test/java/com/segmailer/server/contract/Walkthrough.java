package com.segmailer.server.contract;

import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes the steps of the contract's {@code x-walkthrough} and collects what went otherwise. */
final class Walkthrough {

  private final Contract contract;
  private final Answers answers;
  private final ApiClient client;
  private final Map<String, String> learnt = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  Walkthrough(Contract contract, ApiClient client) {
    this.contract = contract;
    this.answers = new Answers(contract);
    this.client = client;
  }

  List<String> mistakes() {
    return mistakes;
  }

  /** The operations that got the answer they were expected to give. */
  Set<String> taken() {
    return taken;
  }

  void take(JsonNode step) {
    var operation = contract.operation(step.get("operation").asString());
    var body = body(operation, step);
    var reply = step.has("until")
        ? await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> call(operation, step, body),
                r -> differences(step, "until", r).isEmpty())
        : call(operation, step, body);
    var found = new ArrayList<String>();
    if (reply.status() == step.get("expect").asInt()) {
      taken.add(operation.id());
      found.addAll(answers.mistakes(operation, reply));
      found.addAll(differences(step, "answers", reply));
      learn(step, reply);
    } else {
      found.add("got " + reply.status() + " " + reply.body());
    }
    found.forEach(mistake -> mistakes.add("\n" + step + "\n    " + mistake));
  }

  private Reply call(Operation operation, JsonNode step, String body) {
    var target = operation.target(texts(step.path("path")), texts(step.path("query")));
    var request = client.request(translated(target));
    if (!body.isEmpty()) {
      request.header("Content-Type", media(step));
    }
    return client.send(request.method(
        operation.method(),
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private String body(Operation operation, JsonNode step) {
    if (step.has("body")) {
      return translated(step.get("body").toString());
    }
    if (!step.has("example")) {
      return "";
    }
    var content = operation.contents().path(media(step));
    var example = content.path("examples").path(step.get("example").asString());
    if (example.isMissingNode()) {
      throw new AssertionError("There is no such example: " + step);
    }
    var value = example.get("value");
    violations(content, value).forEach(v -> mistakes.add("\n" + step + "\n    its body: " + v));
    return translated(value.isString() ? value.asString() : value.toString());
  }

  private List<String> violations(JsonNode content, JsonNode value) {
    if (!content.has("x-line-schema")) {
      return contract.violations(content.get("schema"), value);
    }
    return value
        .asString()
        .lines()
        .flatMap(line ->
            contract
                .violations(content.get("x-line-schema"), Contract.JSON.readTree(line))
                .stream())
        .toList();
  }

  private List<String> differences(JsonNode step, String member, Reply reply) {
    if (!step.has(member)) {
      return List.of();
    }
    var answer = Contract.JSON.readTree(reply.body());
    return step.get(member).properties().stream()
        .filter(e -> !answer.at(e.getKey()).equals(e.getValue()))
        .map(e -> e.getKey() + " is " + answer.at(e.getKey()) + " in " + reply.body())
        .toList();
  }

  private void learn(JsonNode step, Reply reply) {
    for (var lesson : step.path("learn").properties()) {
      var value = Contract.JSON.readTree(reply.body()).at(lesson.getKey()).asString();
      learnt.put(lesson.getValue().asString(), value);
    }
  }

  private String translated(String text) {
    var translated = text;
    for (var lesson : learnt.entrySet()) {
      translated = translated.replace(lesson.getKey(), lesson.getValue());
    }
    return translated;
  }

  private static String media(JsonNode step) {
    return step.path("media").asString("application/json");
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new HashMap<String, String>();
    object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
    return texts;
  }
}
