package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation, given what it cannot use, answers with a refusal that the contract documents. */
final class GarbageTest {

  private static final Contract CONTRACT = Contract.read();
  private static final Answers ANSWERS = new Answers(CONTRACT);
  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Garbage");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static List<Operation> withJsonBody() {
    return CONTRACT.operations().stream()
        .filter(o -> o.contents().has("application/json"))
        .toList();
  }

  static List<Operation> withId() {
    return CONTRACT.operations().stream().filter(o -> o.path().contains("{id}")).toList();
  }

  static List<Operation> secured() {
    return CONTRACT.operations().stream().filter(Operation::secured).toList();
  }

  @ParameterizedTest
  @MethodSource("withJsonBody")
  void bodies_that_are_none_are_refused(Operation operation) {
    var deep = "[".repeat(100_000) + "]".repeat(100_000);
    for (var body :
        List.of("{", "[]", "7", "\"\\ud800\"", "{\"\\u0000\": 1}", deep, "{\"x\":1} y")) {
      assertRefused(operation, send(operation, Map.of(), "application/json", body), 400, 404, 422);
    }
  }

  @ParameterizedTest
  @MethodSource("withJsonBody")
  void unknown_members_are_refused_with_their_place(Operation operation) {
    var body = "{\"surelyUnknown\": 1}";

    var reply = send(operation, Map.of(), "application/json", body);

    assertRefused(operation, reply, 404, 422);
    if (reply.status() == 422) {
      assertThat(reply.body()).contains("\"pointer\":\"#/surelyUnknown\"");
    }
  }

  @ParameterizedTest
  @MethodSource("withJsonBody")
  void bodies_that_are_too_large_or_of_another_charset_are_refused(Operation operation) {
    var large = "\"" + "x".repeat(10_000_001) + "\"";

    // What is asked of nothing is refused before its body is sent, which then fails.
    if (!operation.path().contains("{id}") && !operation.path().contains("{token}")) {
      assertRefused(operation, sendLarge(operation, large), 413);
    }
    assertRefused(
        operation, send(operation, Map.of(), "application/json; charset=utf-16", "{}"), 404, 415);
  }

  @ParameterizedTest
  @MethodSource("withId")
  void ids_that_are_none_are_refused(Operation operation) {
    for (var id : List.of("garbage", "7", "0193a0de-7b1c-7c2e-9f5e", "%", "a/b", "ü")) {
      var body = operation.contents().isMissingNode() ? "" : "{}";
      assertRefused(
          operation, send(operation, Map.of("id", id), "application/json", body), 404, 422);
    }
  }

  @ParameterizedTest
  @MethodSource("secured")
  void unknown_query_parameters_are_refused_by_name(Operation operation) {
    var target = operation.target(Map.of(), Map.of("surelyUnknown", "1"));

    var reply = api.send(api.request(target).method(operation.method(), BodyPublishers.noBody()));

    assertRefused(operation, reply, 422);
    assertThat(reply.body()).contains("\"parameter\":\"surelyUnknown\"");
  }

  private Reply send(Operation operation, Map<String, String> path, String media, String body) {
    var request = api.request(operation.target(path, Map.of()));
    if (!body.isEmpty()) {
      request.header("Content-Type", media);
    }
    return api.send(request.method(operation.method(), BodyPublishers.ofString(body)));
  }

  // The answer comes while the body is still being sent, and this client then sometimes loses both
  // it and the connection; asking again gets it.
  private Reply sendLarge(Operation operation, String body) {
    for (int tries = 1; ; tries++) {
      try {
        return send(operation, Map.of(), "application/json", body);
      } catch (IllegalStateException lost) {
        if (!(lost.getCause() instanceof IOException) || tries == 5) {
          throw lost;
        }
      }
    }
  }

  private static void assertRefused(Operation operation, Reply reply, Integer... statuses) {
    assertThat(reply.status()).as(reply.body()).isIn((Object[]) statuses);
    assertThat(ANSWERS.mistakes(operation, reply)).isEmpty();
  }
}
