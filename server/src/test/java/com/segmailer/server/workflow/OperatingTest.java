package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looking after workflows: calls, failures, pauses, new versions, and what others are told. */
final class OperatingTest {

  private final RunningServer server = RunningServer.calling();
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Flows flows = new Flows(server, server.workspace("Operating"));

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  private String onGo(String start, String steps) {
    return """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "start": "%s",
         "steps": {%s}}""".formatted(start, steps);
  }

  private String calling(String more) {
    return onGo("call", """
        "call": {"type": "callWebhook", "url": "%s", "data": {"x": 1}, "next": "branch"%s},
        "branch": {"type": "branch", "branches": [
          {"where": {"property": "calls.call.body.ok", "operator": "isTrue"}, "next": "good"}]},
        "good": {"type": "updateContact", "attributes": {"good": true}}""".formatted(receiver.url(), more));
  }

  @Test
  void a_call_is_made_and_tried_again_and_its_answer_decides() {
    var tries = new AtomicInteger();
    receiver.answering(exchange -> {
      boolean first = tries.incrementAndGet() == 1;
      var body = "{\"ok\": true}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(first ? 503 : 200, body.length);
      exchange.getResponseBody().write(body);
    });
    var workflow = flows.published("Calls", calling(""));

    flows.event("jane@example.com", "go", "\"why\": \"test\"");
    await().atMost(Flows.SOON).until(() -> tries.get() == 1);
    assertThat(flows.run(workflow).text("state")).isEqualTo("calling");
    await().atMost(Flows.SOON).until(() -> {
      flows.pass(Duration.ofSeconds(5));
      return tries.get() == 2;
    });

    flows.awaitState(workflow, "completed");
    var contact = flows.api().get("/api/v2/contacts?email=jane@example.com");
    assertThat(contact.text("data.0.attributes.good")).isEqualTo("true");
    var received = receiver.received();
    assertThat(received.getFirst().text("event.why")).isEqualTo("test");
    assertThat(received.getFirst().text("data.x")).isEqualTo("1");
    assertThat(received.getFirst().header("idempotency-key"))
        .isEqualTo(received.getLast().header("idempotency-key"));
  }

  @Test
  void a_call_that_is_refused_fails_the_run_until_somebody_skips_it() {
    receiver.answering(WebhookReceiver.status(400));
    var workflow = flows.published("Calls", calling(""));

    flows.event("jane@example.com", "go", "");
    flows.awaitState(workflow, "failed");
    var failed = flows.run(workflow);
    var skipped = flows
        .api()
        .post("/api/v2/workflows/" + workflow + "/runs/" + failed.text("id") + "/skip", "");

    assertThat(failed.text("reason")).isEqualTo("the answer was 400");
    assertThat(skipped.text("state")).isEqualTo("completed");
  }

  @Test
  void a_paused_workflow_goes_on_where_it_stood() {
    var workflow = flows.published("Paused", onGo("wait", """
        "wait": {"type": "wait", "for": "1d", "next": "mark"},
        "mark": {"type": "updateContact", "attributes": {"marked": true}}"""));
    flows.event("jane@example.com", "go", "");
    flows.api().post("/api/v2/workflows/" + workflow + "/pause", "");

    flows.pass(Duration.ofDays(2));
    flows.awaitState(workflow, "ready");
    assertThat(flows.event("jane@example.com", "go", "").text("workflows.started"))
        .isEqualTo("[]");
    flows.api().post("/api/v2/workflows/" + workflow + "/resume", "");

    flows.awaitState(workflow, "completed");
  }

  @Test
  void a_date_that_was_set_during_a_pause_starts_a_run_after_it() {
    var workflow = flows.published("Trial", """
        {"triggers": [{"type": "date", "attribute": "endsAt", "offset": "-3d"}],
         "start": "end", "steps": {"end": {"type": "end"}}}""");
    flows.save("max@example.com", "\"endsAt\": \"2026-03-20T12:00:00Z\"");
    flows.api().post("/api/v2/workflows/" + workflow + "/pause", "");
    flows.save("jane@example.com", "\"endsAt\": \"2026-03-11T12:00:00Z\"");
    flows.save("max@example.com", "\"endsAt\": \"2026-03-11T12:00:00Z\"");
    flows.api().post("/api/v2/workflows/" + workflow + "/resume", "");
    await().atMost(Flows.SOON).until(() -> flows.count("workflows where building") == 0);

    flows.pass(Duration.ofDays(6));
    assertThat(flows.runs(workflow)).isZero();
    flows.pass(Duration.ofDays(2));

    await().atMost(Flows.SOON).until(() -> flows.runs(workflow), Integer.valueOf(2)::equals);
  }

  @Test
  void runs_stay_with_their_version_until_they_are_migrated() {
    var first = onGo("wait", """
        "wait": {"type": "wait", "for": "1d", "next": "old"},
        "old": {"type": "updateContact", "attributes": {"way": "old"}}""");
    var workflow = flows.published("Versions", first);
    flows.event("jane@example.com", "go", "");
    flows.event("max@example.com", "go", "");
    var path = "/api/v2/workflows/" + workflow;
    flows.api().patch(path, "{\"definition\": " + first.replace("old", "new") + "}");
    flows.publish(workflow);

    var look = flows.api().post(path + "/migrate", "");
    assertThat(look.text("groups.0.runs")).isEqualTo("2");
    assertThat(look.text("groups.0.becomes")).isEqualTo("migrated");
    flows.event("new@example.com", "go", "");
    flows.api().post(path + "/migrate", "{\"dryRun\": false}");
    await()
        .atMost(Flows.SOON)
        .until(() -> flows.api().post(path + "/migrate", "").text("groups").equals("[]"));
    flows.pass(Duration.ofDays(1));

    await()
        .atMost(Flows.SOON)
        .until(() -> flows
            .api()
            .get(path + "/runs?state=completed")
            .text("data.2.state")
            .equals("completed"));
    for (var who : new String[] {"jane", "max", "new"}) {
      assertThat(flows
              .api()
              .get("/api/v2/contacts?email=" + who + "@example.com")
              .text("data.0.attributes.way"))
          .isEqualTo("new");
    }
  }

  @Test
  void archiving_ends_the_runs() {
    var workflow = flows.published("Archived", onGo("wait", """
        "wait": {"type": "wait", "for": "1d"}"""));
    flows.event("jane@example.com", "go", "");

    flows.api().post("/api/v2/workflows/" + workflow + "/archive", "");

    flows.awaitState(workflow, "stopped");
    assertThat(flows.event("jane@example.com", "go", "").text("workflows.started"))
        .isEqualTo("[]");
  }

  @Test
  void the_catalogues_learn_what_runs_write() {
    flows.published("Loyal", onGo("wait", """
        "wait": {"type": "wait", "for": "1d", "next": "mark"},
        "mark": {"type": "updateContact", "attributes": {"loyalSince": "2026-03-01"}, "next": "tell"},
        "tell": {"type": "emitEvent", "event": "became_loyal", "data": {"level": 2}}"""));
    flows.event("jane@example.com", "go", "");
    flows.pass(Duration.ofDays(1));

    await()
        .atMost(Flows.SOON)
        .until(() -> flows.api().get("/v1/events/names").body().contains("\"became_loyal\""));
    assertThat(flows.api().get("/v1/events/names").body()).contains("\"level\"");
    assertThat(flows.api().get("/api/v2/attributes").body()).contains("\"loyalSince\"");
  }

  @Test
  void webhooks_are_told_of_runs() {
    flows.api().post("/api/v2/webhooks", """
        {"url": "%s", "types": ["workflow.started", "workflow.completed"]}""".formatted(receiver.url()));
    flows.published("Told", onGo("end", "\"end\": {\"type\": \"end\"}"));

    flows.event("jane@example.com", "go", "");

    await().atMost(Flows.SOON).until(() -> receiver.received().size() == 2);
    var completed = receiver.received("workflow.completed").getFirst();
    assertThat(completed.text("data.workflow.name")).isEqualTo("Told");
    assertThat(completed.text("data.run.outcome")).isEqualTo("completed");
    assertThat(completed.text("data.contact.email")).isEqualTo("jane@example.com");
  }

  @Test
  void a_message_of_a_start_tells_nothing_of_how_the_run_went_on() {
    flows.api().post("/api/v2/webhooks", """
        {"url": "%s", "types": ["workflow.started", "workflow.failed"]}""".formatted(receiver.url()));
    flows.published("Ends", onGo("end", "\"end\": {\"type\": \"end\"}"));
    flows.published("Fails", onGo("more", """
        "more": {"type": "updateContact", "operations": [{"op": "increment", "attribute": "name", "value": 1}]}"""));
    flows.save("jane@example.com", "\"name\": \"Jane\"");

    flows.event("jane@example.com", "go", "");

    await().atMost(Flows.SOON).until(() -> receiver.received().size() == 3);
    assertThat(receiver.received("workflow.started"))
        .hasSize(2)
        .allSatisfy(started -> assertThat(started.text("data.run.startedAt")).isNotEmpty())
        .noneMatch(started -> started.text().matches("(?s).*\"(outcome|step|reason)\".*"));
    assertThat(receiver.received("workflow.failed").getFirst().text("data.run.step"))
        .isEqualTo("more");
  }

  @Test
  void a_condition_that_nobody_asked_before_counts_the_past() {
    flows.event("jane@example.com", "login", "");
    flows.event("jane@example.com", "login", "");
    var workflow = flows.published("Loyal", """
        {"triggers": [{"type": "event", "event": "go"}],
         "audience": {"event": "login", "operator": "performed", "atLeast": 2},
         "start": "end", "steps": {"end": {"type": "end"}}}""");

    assertThat(flows.event("jane@example.com", "go", "").text("workflows.started.0.id"))
        .isEqualTo(workflow);
    assertThat(flows.event("max@example.com", "go", "").text("workflows.started"))
        .isEqualTo("[]");
  }

  @Test
  void a_contact_that_is_erased_leaves_nothing_behind() {
    flows.published("Gone", onGo("wait", "\"wait\": {\"type\": \"wait\", \"for\": \"1d\"}"));
    var id = flows.event("jane@example.com", "go", "").text("contact.id");

    flows.api().delete("/api/v2/contacts/" + id);

    for (var table : new String[] {"workflow_runs", "workflow_log", "workflow_calls"}) {
      assertThat(flows.count(table)).as(table).isZero();
    }
  }
}
