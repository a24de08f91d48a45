package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.workflow.Limits;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.Repeating;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who does not start when somebody asks for it, and why. */
final class StartingTest {

  private static final String WAITING = """
      {"triggers": [{"type": "event", "event": "go"}], "key": "n", "start": "rest",
       "steps": {"rest": {"type": "wait", "for": "1d"}}}""";

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Starting"));

  @AfterEach
  void stop() {
    server.close();
  }

  private ApiClient.Reply start(String workflow, int n) {
    return flows.api().post("/api/v2/workflows/" + workflow + "/runs", """
        {"identifier": {"email": "jane@example.com"}, "data": {"n": %d}}""".formatted(n));
  }

  @Test
  void the_answer_tells_a_contact_in_too_many_runs_from_one_that_may_not_enter() {
    flows.save("jane@example.com", "");
    var workflow = flows.published("Waiting", WAITING);
    for (int n = 1; n < Limits.RUNS; n++) {
      flows.event("jane@example.com", "go", "\"n\": " + n);
    }

    var again = start(workflow, 1);
    assertThat(start(workflow, Limits.RUNS).status()).isEqualTo(201);
    var tooMany = start(workflow, Limits.RUNS + 1);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("notStarted")).isEqualTo("active");
    assertThat(tooMany.text("notStarted")).isEqualTo("no-room");
    assertThat(tooMany.status()).isEqualTo(409);
    assertThat(tooMany.text("detail")).contains("in 50 runs");
    flows.event("jane@example.com", "go", "\"n\": 1000");
    assertThat(flows.api().get("/metrics").body())
        .contains("segmailer_workflow_runs_turned_away_total 1.0");
  }

  @Test
  void who_found_no_room_may_ask_again_with_the_same_key() {
    flows.save("jane@example.com", "");
    var workflow = flows.published("Waiting", WAITING);
    for (int n = 1; n <= Limits.RUNS; n++) {
      flows.event("jane@example.com", "go", "\"n\": " + n);
    }
    var runs = "/api/v2/workflows/" + workflow + "/runs";
    var caller = new Repeating(server, flows.api());
    var body = """
        {"identifier": {"email": "jane@example.com"}, "data": {"n": 100}}""";

    var tooMany = caller.post(runs, body);
    var one = flows.api().get(runs + "?limit=1").text("data.0.id");
    assertThat(flows.api().post(runs + "/" + one + "/end", "").status()).isEqualTo(200);
    var again = caller.again(runs, body);

    assertThat(tooMany.status()).isEqualTo(409);
    assertThat(again.status()).as(again.body()).isEqualTo(201);
  }

  /** Jane's start in a workflow with these rules and this data, once she has been through it. */
  private void assertRefused(String rules, String data, String why, String detail) {
    var workflow = flows.published("Rules", """
        {"triggers": [{"type": "direct"}], %s, "start": "end", "steps": {"end": {"type": "end"}}}""".formatted(rules));
    var body = """
        {"identifier": {"email": "jane@example.com"}, "data": %s}""".formatted(data);
    var runs = "/api/v2/workflows/" + workflow + "/runs";
    flows.api().post(runs, body);

    var refused = flows.api().post(runs, body);
    var event = flows.api().post("/v1/events", """
        {"event": "asked", "identifier": {"email": "jane@example.com"}, "data": %s, "workflow": "%s"}""".formatted(data, workflow));

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.text("notStarted")).isEqualTo(why);
    assertThat(refused.text("detail")).startsWith("The contact did not start: ").contains(detail);
    assertThat(event.status()).as(event.body()).isEqualTo(201);
    assertThat(event.text("notStarted")).isEqualTo(why);
    assertThat(event.text("notStartedDetail")).contains(detail);
  }

  @Test
  void whoever_asks_for_a_start_is_told_what_is_in_the_way() {
    flows.save("jane@example.com", "\"plan\": \"pro\"");

    assertRefused("\"reentry\": \"never\"", "{}", "reentry", "may not enter again");
    assertRefused("\"reentry\": {\"after\": \"30d\"}", "{}", "reentry", "may enter again from 20");
    assertRefused("\"key\": \"order.id\"", "{\"order\": 7}", "no-key", "order.id");
    var isPro = "{\"attribute\": \"plan\", \"operator\": \"equals\", \"value\": \"pro\"}";
    assertRefused("\"audience\": {\"not\": " + isPro + "}", "{}", "audience", "audience");
    assertRefused("\"goal\": {\"condition\": " + isPro + "}", "{}", "would-leave", "the goal");
    assertRefused(
        "\"exits\": [{\"event\": \"x\"}, {\"condition\": " + isPro + "}]",
        "{}",
        "would-leave",
        "exit 2");
  }

  @Test
  void an_event_of_the_past_and_one_that_starts_the_workflow_by_its_name_say_so() {
    var workflow = flows.published("Waiting", WAITING);
    var event = """
        {"event": "go", "identifier": {"email": "jane@example.com"}, "data": {"n": 1}, "workflow": "%s"%s}""";

    var past = flows.api().post("/v1/events", event.formatted(workflow, ", \"backfill\": true"));
    var now = flows.api().post("/v1/events", event.formatted(workflow, ""));

    assertThat(past.text("notStarted")).isEqualTo("backfill");
    assertThat(now.text("workflows.started.0.id")).isEqualTo(workflow);
    assertThat(now.body()).doesNotContain("notStarted");
  }

  @Test
  void the_answer_names_what_else_followed_from_a_start_and_from_an_order() {
    flows.save("jane@example.com", "");
    var segment = flows.segment(
        "Pro", "{\"attribute\": \"plan\", \"operator\": \"equals\", \"value\": \"pro\"}");
    var other = flows.published("Other", """
        {"triggers": [{"type": "attributeChanged", "attribute": "plan"}], "reentry": "always",
         "start": "end", "steps": {"end": {"type": "end"}}}""");
    var one = flows.published("One", """
        {"triggers": [{"type": "direct"}], "start": "pro", "steps": {
          "pro": {"type": "updateContact", "attributes": {"plan": "pro"}, "next": "rest"},
          "rest": {"type": "wait", "for": "1d", "next": "free"},
          "free": {"type": "updateContact", "attributes": {"plan": "free"}}}}""");
    var runs = "/api/v2/workflows/" + one + "/runs";

    var started = flows.api().post(runs, "{\"identifier\": {\"email\": \"jane@example.com\"}}");
    var skipped = flows.api().post(runs + "/" + started.text("id") + "/skip", "");

    assertThat(started.body()).contains("\"state\":\"sleeping\"");
    assertThat(started.text("segments.entered.0.id")).isEqualTo(segment);
    assertThat(started.text("workflows.started.0.id")).isEqualTo(one);
    assertThat(started.text("workflows.started.1.id")).isEqualTo(other);
    assertThat(skipped.text("segments.exited.0.id")).as(skipped.body()).isEqualTo(segment);
    assertThat(skipped.text("workflows.started.0.id")).isEqualTo(other);
    assertThat(skipped.text("workflows.exited.0.id")).isEqualTo(one);
  }

  @Test
  void a_workflow_that_takes_nobody_says_how_it_stands() {
    flows.save("jane@example.com", "");
    var workflow = "/api/v2/workflows/" + flows.draft("Resting", """
        {"triggers": [{"type": "direct"}], "start": "end", "steps": {"end": {"type": "end"}}}""");
    var jane = "{\"identifier\": {\"email\": \"jane@example.com\"}}";

    var draft = flows.api().post(workflow + "/runs", jane);
    flows.api().post(workflow + "/publish", "");
    flows.api().post(workflow + "/pause", "");
    var paused = flows.api().post(workflow + "/runs", jane);
    flows.api().post(workflow + "/archive", "");
    var archived = flows.api().post(workflow + "/runs", jane);

    assertThat(draft.status()).as(draft.body()).isEqualTo(409);
    assertThat(draft.text("detail")).isEqualTo("The workflow is not published");
    assertThat(draft.text("notStarted")).isEqualTo("not-published");
    assertThat(paused.status()).as(paused.body()).isEqualTo(409);
    assertThat(paused.text("notStarted")).isEqualTo("paused");
    assertThat(archived.status()).as(archived.body()).isEqualTo(409);
    assertThat(archived.text("notStarted")).isEqualTo("archived");
  }
}
