package com.segmailer.server.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are short when they come, and that the database writes out, are read everywhere. */
final class StoredNumbersTest {

  /** As many digits and as far from one as may be. */
  private static final String LONGEST = "9".repeat(100) + "e300";

  private final RunningServer server = RunningServer.calling();
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Flows flows = new Flows(server, server.workspace("Numbers"));
  private final ApiClient api = flows.api();

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  private ApiClient.Reply jane() {
    return api.get("/api/v2/contacts?email=jane@example.com");
  }

  private void awaitMembers(String segment) {
    await()
        .atMost(Flows.SOON)
        .until(() -> api.get("/api/v2/segments/" + segment).text("members").equals("2"));
  }

  private void assertWritten(int status, String path, String json) {
    var answer = api.post(path, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e100", "1e300", "1e400", "1e-300", "1e-400", "-1.5e399"})
  void an_attribute_is_kept_changed_and_exported_and_may_be_sent_back(String number) {
    flows.save("jane@example.com", "\"n\": " + number);

    flows.save("jane@example.com", "\"other\": 1");

    var contact = jane();
    assertThat(contact.text("data.0.attributes.other")).isEqualTo("1");
    assertThat(api.get("/api/v2/contacts/export?format=csv").body()).contains("jane");
    assertThat(api.get("/api/v2/contacts/export?format=ndjson").body()).contains("jane");
    flows.save("john@example.com", "\"n\": " + contact.text("data.0.attributes.n"));
    var found = flows.segment(
        "Like it", "{\"attribute\": \"n\", \"operator\": \"equals\", \"value\": " + number + "}");
    awaitMembers(found);
  }

  @Test
  void an_attribute_beyond_the_bounds_is_refused_with_its_place() {
    for (var number : new String[] {"1e401", "1e-401", "9".repeat(100) + "e401"}) {
      var refused = api.post("/api/v2/contacts", """
          {"identifier": {"email": "jane@example.com"}, "attributes": {"n": %s}}""".formatted(number));

      assertThat(refused.status()).as(number).isEqualTo(422);
      assertThat(refused.text("errors.0.pointer")).isEqualTo("#/attributes/n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "1e1000", "1e-1000"})
  void a_segment_that_looks_for_such_a_number_harms_no_write_after_it(String number) {
    flows.event("jane@example.com", "order", "\"total\": 1e300");

    flows.segment("Large orders", """
        {"event": "order", "operator": "performed",
         "where": {"property": "total", "operator": "equals", "value": %s}}""".formatted(number));
    flows.event("john@example.com", "order", "\"total\": 1e300");

    var second = flows.segment("Sums", """
        {"event": "order", "operator": "sum", "property": "total",
         "test": {"operator": "greaterOrEqual", "value": 1e300}}""");
    awaitMembers(second);
    flows.save("jane@example.com", "\"n\": 1");
    flows.event("jane@example.com", "order", "\"total\": " + LONGEST);
  }

  @Test
  void a_message_with_such_data_is_sent_and_holds_nobody_up() {
    assertWritten(202, "/api/v2/messages", """
        {"to": {"email": "a@example.com"}, "subject": "One", "fromEmail": "shop@example.com",
         "body": "<p>{{ k }}</p>", "data": {"k": 1e100, "n": 1e300, "m": %s}}""".formatted(LONGEST));

    flows.awaitMails(1);
  }

  @Test
  void data_of_messages_and_runs_is_held_to_the_rules_of_events() {
    var workflow = calling();
    flows.save("jane@example.com", "");
    var deep = "[".repeat(9) + "]".repeat(9);
    for (var data : new String[] {"{\"x\": 1e401}", "{\"x\": " + deep + "}", "{\"x.y\": 1}"}) {
      var message = api.post("/api/v2/messages", """
          {"to": {"email": "a@example.com"}, "subject": "One", "fromEmail": "shop@example.com",
           "body": "<p>x</p>", "data": %s}""".formatted(data));
      var run = api.post("/api/v2/workflows/" + workflow + "/runs", """
          {"identifier": {"email": "jane@example.com"}, "data": %s}""".formatted(data));

      assertThat(message.status()).as(data).isEqualTo(422);
      assertThat(message.text("errors.0.pointer")).startsWith("#/data/x");
      assertThat(run.status()).as(data).isEqualTo(422);
      assertThat(run.text("errors.0.pointer")).startsWith("#/data/x");
    }
  }

  /** A workflow that calls, and then sends a message. */
  private String calling() {
    var template = flows.template("Welcome");
    return flows.published("Calls", """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "start": "call", "steps": {
          "call": {"type": "callWebhook", "url": "%s", "next": "mail"},
          "mail": {"type": "sendEmail", "template": "%s"}}}""".formatted(receiver.url(), template));
  }

  @Test
  void a_run_with_such_data_calls_and_sends() {
    var workflow = calling();
    flows.save("jane@example.com", "");
    var deep = "[".repeat(8) + "1" + "]".repeat(8);

    assertWritten(201, "/api/v2/workflows/" + workflow + "/runs", """
        {"identifier": {"email": "jane@example.com"}, "data": {"n": 1e300, "m": 1e-300, "deep": %s}}""".formatted(deep));

    flows.awaitState(workflow, "completed");
    flows.awaitMails(1);
    assertThat(receiver.received().getFirst().text()).contains("\"n\":1");
    flows.save("jane@example.com", "\"after\": 1");
  }

  @Test
  void an_answer_as_deep_as_may_be_is_kept_and_a_deeper_one_is_left_out_with_a_remark() {
    var workflow = calling();
    for (int depth : new int[] {24, 25}) {
      answering("[".repeat(depth) + "]".repeat(depth));
      flows.pass(Duration.ofSeconds(1));
      flows.event("jane@example.com", "go", "");
      flows.awaitMails(depth - 23);
      flows.awaitState(workflow, "completed");

      assertThat(flows.run(workflow).body().contains("deeper than 24")).isEqualTo(depth == 25);
      flows.save("jane@example.com", "\"depth\": " + depth);
    }
    answering("{\"far\": 1e500, \"near\": 1e300}");
    flows.pass(Duration.ofSeconds(1));
    flows.event("jane@example.com", "go", "");
    flows.awaitMails(3);
    await().until(() -> flows.run(workflow).body().contains("1 of 2 members kept"));
    flows.save("jane@example.com", "\"last\": true");
  }

  private void answering(String body) {
    var bytes = body.getBytes(UTF_8);
    receiver.answering(exchange -> {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    });
  }
}
