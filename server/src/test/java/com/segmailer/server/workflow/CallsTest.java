package com.segmailer.server.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of runs as those see them who get them, and what is made of their answers. */
final class CallsTest {

  private static final String PUT_OFF =
      "workflow_calls where attempts = 1 and due_at < created_at + interval '1 minute'";

  private final RunningServer server = RunningServer.calling();
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Flows flows = new Flows(server, server.workspace("Calls"));

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  private String published(String members) {
    return flows.published("Calls", """
        {"triggers": [{"type": "event", "event": "go"}], "start": "call", "steps": {
          "call": {"type": "callWebhook", "url": "%s?v=1"%s, "next": "branch"},
          "branch": {"type": "branch", "branches": [
            {"where": {"property": "calls.call.body.ok", "operator": "isTrue"}, "next": "good"}]},
          "good": {"type": "updateContact", "attributes": {"good": true}}}}""".formatted(receiver.url(), members));
  }

  private void answering(String body) {
    var bytes = body.getBytes(UTF_8);
    receiver.answering(exchange -> {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    });
  }

  /** What the log of the run says of the answer. */
  private String answered(String workflow) {
    flows.event("jane@example.com", "go", "");
    flows.awaitState(workflow, "completed");
    var log = flows.run(workflow);
    int i = 0;
    while (!log.text("log." + i + ".did").equals("answered")) {
      i++;
    }
    return log.text("log." + i + ".why");
  }

  private ApiClient.Reply jane() {
    return flows.api().get("/api/v2/contacts?email=jane@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void a_method_with_a_body_says_all_in_it(String method) {
    var workflow = published(", \"method\": \"" + method + "\", \"data\": {\"x\": {\"y\": 1}}");

    answered(workflow);

    var request = receiver.received().getFirst();
    assertThat(request.method()).isEqualTo(method);
    assertThat(request.query()).isEqualTo("v=1");
    assertThat(request.header("content-type")).isEqualTo("application/json");
    assertThat(request.text("contact.email")).isEqualTo("jane@example.com");
    assertThat(request.text("data.x.y")).isEqualTo("1");
  }

  @Test
  void a_step_may_say_what_its_body_is() {
    answered(published(", \"headers\": {\"Content-Type\": \"application/vnd.api+json\"}"));

    assertThat(receiver.received().getFirst().header("content-type"))
        .isEqualTo("application/vnd.api+json");
  }

  @Test
  void what_may_not_be_called_any_more_fails_at_once() {
    var workflow = published("");
    server.database().inTransaction(sql -> sql.update("""
        update workflow_versions
           set definition = replace(definition::text, 'http://', 'http://nobody@')::json
        """));
    server
        .database()
        .inTransaction(sql -> sql.update("update definition_versions set version = version + 1"));

    flows.event("jane@example.com", "go", "");
    flows.awaitState(workflow, "failed");

    assertThat(receiver.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void a_method_without_a_body_says_who_and_what_in_the_query(String method) {
    answering("{\"ok\": true}");
    flows.api().post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com", "externalId": "u&1"}}""");
    var workflow = published(
        ", \"method\": \"" + method + "\", \"data\": {\"x\": \"a b\", \"n\": 1.5, \"no\": null}");

    answered(workflow);

    var request = receiver.received().getFirst();
    assertThat(request.method()).isEqualTo(method);
    assertThat(request.body()).isEmpty();
    assertThat(request.query())
        .startsWith("v=1&contact=" + jane().text("data.0.id") + "&externalId=u%261&run=")
        .contains("x=a+b", "n=1.5")
        .doesNotContain("jane", "no=");
    assertThat(request.header("idempotency-key")).isNotEmpty();
    assertThat(jane().text("data.0.attributes.good")).isEqualTo("true");
  }

  @Test
  void an_answer_of_many_kilobytes_is_read_and_what_branches_ask_for_is_kept() {
    answering("{\"much\": \"" + "x".repeat(50_000) + "\", \"ok\": true}");
    var workflow = published("");

    assertThat(answered(workflow)).contains("1 of 2 members kept");

    assertThat(jane().text("data.0.attributes.good")).isEqualTo("true");
  }

  @Test
  void of_an_answer_beyond_the_bound_only_the_status_is_known_and_the_log_says_so() {
    answering("{\"ok\": true, \"much\": \"" + "x".repeat(CallRequest.KEPT) + "\"}");
    var workflow = published("");

    assertThat(answered(workflow)).contains("longer than 65536 bytes", "200");

    assertThat(jane().text("data.0.attributes.good")).isEqualTo("null");
  }

  @Test
  void an_answer_that_is_no_json_is_said_to_be_none() {
    answering("<p>Fine</p>");

    assertThat(answered(published(""))).contains("no JSON");
  }

  @Test
  void a_call_for_which_no_run_waits_any_more_is_not_made_again() {
    receiver.answering(WebhookReceiver.status(503));
    var workflow = published("");
    flows.event("jane@example.com", "go", "");
    await().atMost(Flows.SOON).until(() -> flows.count(PUT_OFF) == 1);

    var run = "/api/v2/workflows/" + workflow + "/runs/" + flows.run(workflow).text("id");
    assertThat(flows.api().post(run + "/end", "").text("state")).isEqualTo("stopped");
    flows.pass(Duration.ofMinutes(1));

    await().atMost(Flows.SOON).until(() -> flows.count("workflow_calls") == 0);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void a_run_tells_how_its_call_fares() {
    receiver.answering(WebhookReceiver.status(503));
    var workflow = published("");
    flows.event("jane@example.com", "go", "");
    await().atMost(Flows.SOON).until(() -> flows.count(PUT_OFF) == 1);

    var run = flows.run(workflow);
    assertThat(run.text("state")).isEqualTo("calling");
    assertThat(run.text("call.attempts")).isEqualTo("1");
    assertThat(run.text("call.lastProblem")).isEqualTo("the answer was 503");
    assertThat(Duration.between(
            Instant.parse(run.text("since")), Instant.parse(run.text("call.nextAttemptAt"))))
        .isBetween(Duration.ofSeconds(5), Duration.ofMinutes(1));

    turned(workflow, "pause");
    flows.pass(Duration.ofMinutes(1));
    await()
        .atMost(Flows.SOON)
        .until(() -> flows.run(workflow).text("call.nextAttemptAt").equals("null"));

    receiver.answering(WebhookReceiver.status(200));
    turned(workflow, "resume");
    flows.awaitState(workflow, "completed");
    assertThat(flows.run(workflow).body()).doesNotContain("lastProblem");
  }

  /** The workflow, paused while its call waits for another attempt; the wait is over since. */
  private String paused() {
    receiver.answering(WebhookReceiver.status(503));
    var workflow = published("");
    flows.event("jane@example.com", "go", "");
    await().atMost(Flows.SOON).until(() -> flows.count(PUT_OFF) == 1);
    turned(workflow, "pause");
    flows.pass(Duration.ofMinutes(1));
    return workflow;
  }

  private void turned(String workflow, String turn) {
    var answer = flows.api().post("/api/v2/workflows/" + workflow + "/" + turn, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "publish"})
  void no_call_is_made_during_a_pause_and_after_it_they_go_on(String turn) {
    var workflow = paused();
    var held = "workflow_calls where attempts = 1 and due_at = 'infinity'";
    await().atMost(Flows.SOON).until(() -> flows.count(held) == 1);
    assertThat(receiver.received()).hasSize(1);
    assertThat(flows.run(workflow).text("state")).isEqualTo("calling");

    answering("{\"ok\": true}");
    turned(workflow, turn);

    flows.awaitState(workflow, "completed");
    assertThat(receiver.received()).hasSize(2);
  }

  @Test
  void calls_that_a_pause_held_go_with_their_runs_when_the_workflow_is_archived() {
    var workflow = paused();
    await()
        .atMost(Flows.SOON)
        .until(() -> flows.count("workflow_calls where due_at = 'infinity'") == 1);

    turned(workflow, "archive");

    await().atMost(Flows.SOON).until(() -> flows.count("workflow_calls") == 0);
    assertThat(receiver.received()).hasSize(1);
  }
}
