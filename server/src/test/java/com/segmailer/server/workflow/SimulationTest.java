package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A simulation tells what would come, to real contacts as they are. */
final class SimulationTest {

  private static final String JANE = "\"contact\": {\"email\": \"jane@example.com\"}";

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Simulations"));

  @AfterEach
  void stop() {
    server.close();
  }

  private ApiClient.Reply simulated(String workflow, String scenario) {
    var reply =
        flows.api().post("/api/v2/workflows/" + workflow + "/simulate", "{" + scenario + "}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply;
  }

  private static List<Value> list(ApiClient.Reply reply, String name) {
    return ((Value.Array) reply.at(name)).items();
  }

  private static String told(Value of, String name) {
    return Json.print(ApiClient.Reply.at(of, name));
  }

  private static String marking(String reentry, String mark) {
    return """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "%s", "start": "rest",
         "steps": {"rest": {"type": "wait", "for": "3d", "next": "mark"},
                   "mark": {"type": "updateContact", "attributes": {"mark": "%s"}}}}""".formatted(reentry, mark);
  }

  @Test
  void a_date_of_a_contact_comes() {
    flows.save("jane@example.com", "\"day\": \"2026-03-06T12:00:00Z\"");
    var workflow = flows.draft("Day", """
        {"triggers": [{"type": "date", "attribute": "day"}],
         "start": "end", "steps": {"end": {"type": "end"}}}""");

    var simulated = simulated(workflow, JANE);

    assertThat(simulated.text("runs.0.startedAt")).isEqualTo("2026-03-06T12:00:00Z");
  }

  @Test
  void who_was_in_it_before_does_not_start_again() {
    var workflow = flows.published("Once", marking("never", "done"));
    flows.event("jane@example.com", "go", "");
    flows.pass(Duration.ofDays(4));
    flows.awaitState(workflow, "completed");

    var simulated = simulated(workflow, JANE + ", \"future\": [{\"event\": \"go\"}]");

    assertThat(list(simulated, "runs")).isEmpty();
  }

  @Test
  void who_is_in_it_goes_on_in_the_version_that_it_began_with() {
    var workflow = flows.published("Versions", marking("always", "old"));
    flows.event("jane@example.com", "go", "");
    flows
        .api()
        .patch(
            "/api/v2/workflows/" + workflow, "{\"definition\": " + marking("always", "new") + "}");

    var simulated = simulated(workflow, JANE);
    var later = simulated(
        workflow,
        JANE + ", \"future\": [{\"after\": \"4d\", \"event\": \"go\"}], \"until\": \"9d\"");

    assertThat(simulated.text("attributes.mark")).isEqualTo("old");
    assertThat(later.text("attributes.mark")).isEqualTo("new");
    assertThat(list(later, "runs")).hasSize(2);
  }

  @Test
  void links_that_belong_to_a_recipient_are_there() {
    var template = flows.template("{{ unsubscribe_url }} {{ preferences_url }}");
    var workflow = flows.draft("Links", """
        {"triggers": [{"type": "event", "event": "go"}], "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"}}}""".formatted(template));

    var simulated = simulated(workflow, "\"future\": [{\"event\": \"go\"}]");

    assertThat(simulated.text("messages.0.subject"))
        .isEqualTo("https://example.com/unsubscribe https://example.com/preferences");
  }

  @Test
  void of_many_messages_the_first_are_shown_as_they_would_be_sent() {
    var template = flows.template("Hello");
    var workflow = flows.draft("Many", """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "start": "one",
         "steps": {"one": {"type": "sendEmail", "template": "%1$s", "next": "two"},
                   "two": {"type": "sendEmail", "template": "%1$s"}}}""".formatted(template));
    var goes = String.join(", ", Collections.nCopies(60, "{\"event\": \"go\"}"));

    var simulated = simulated(workflow, "\"future\": [" + goes + "]");

    var messages = list(simulated, "messages");
    assertThat(messages).hasSize(120).allMatch(one -> told(one, "state").equals("\"sent\""));
    assertThat(messages.stream().map(one -> told(one, "subject")).filter("\"Hello\""::equals))
        .hasSize(100);
    assertThat(told(messages.get(118), "step")).isEqualTo("\"one\"");
    assertThat(simulated.text("whole")).isEqualTo("false");
  }

  private String calling() {
    return flows.draft("Calls", """
        {"triggers": [{"type": "event", "event": "go"}], "key": "order.id",
         "exits": [{"event": "stop"}], "start": "call",
         "steps": {
           "call": {"type": "callWebhook", "url": "https://example.com/", "next": "branch", "onFailure": "failed"},
           "branch": {"type": "branch", "branches": [
             {"where": {"property": "calls.call.body.score", "operator": "equals", "value": 7}, "next": "good"}]},
           "good": {"type": "updateContact", "attributes": {"way": "good"}},
           "failed": {"type": "updateContact", "attributes": {"way": "failed"}}}}""");
  }

  private static final String DIRECT = "\"start\": true, \"data\": {\"order\": {\"id\": \"a\"}}";

  @Test
  void calls_of_a_step_get_their_own_answer_and_a_direct_start_its_data() {
    var workflow = calling();

    var good = simulated(
        workflow, DIRECT + ", \"calls\": {\"call\": {\"status\": 200, \"body\": {\"score\": 7}}}");
    var failed = simulated(workflow, DIRECT + ", \"callStatus\": 404");

    assertThat(good.text("attributes.way")).isEqualTo("good");
    assertThat(good.text("runs.0.log.0.why.key")).isEqualTo("a");
    assertThat(failed.text("attributes.way")).isEqualTo("failed");
    assertThat(failed.text("runs.0.log.2.at")).isEqualTo(failed.text("runs.0.startedAt"));
  }

  @Test
  void an_answer_on_which_a_call_is_tried_again_comes_after_the_last_attempt() {
    var workflow = calling();

    var failed = simulated(workflow, DIRECT + ", \"callStatus\": 503");
    var left = simulated(
        workflow,
        DIRECT + ", \"callStatus\": 503, \"future\": [{\"after\": \"5m\", \"event\": \"stop\"}]");

    assertThat(Duration.between(
            Instant.parse(failed.text("runs.0.startedAt")),
            Instant.parse(failed.text("runs.0.log.2.at"))))
        .isEqualTo(Duration.ofSeconds(5 + 30 + 300 + 1_800));
    assertThat(failed.text("attributes.way")).isEqualTo("failed");
    assertThat(left.text("attributes.way")).isEqualTo("null");
    assertThat(left.text("runs.0.ended")).isEqualTo("true");
    assertThat(list(left, "refusals")).isEmpty();
  }

  @Test
  void what_cannot_be_simulated_is_refused() {
    var path = "/api/v2/workflows/" + calling() + "/simulate";

    var unknown = flows.api().post(path, "{\"calls\": {\"cal\": {\"status\": 200}}}");
    var nobody = flows.api().post(path, "{\"data\": {}}");

    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text("errors.0.pointer")).isEqualTo("#/calls/cal");
    assertThat(unknown.text("errors.0.detail"))
        .isEqualTo("is no step that calls; did you mean \"call\"?");
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.text("errors.0.pointer")).isEqualTo("#/data");
  }

  @Test
  void topics_that_are_not_there_are_refused() {
    var unknown = "0193a0e7-1111-7aaa-8bbb-0123456789ab";
    var path = "/api/v2/workflows/" + calling() + "/simulate";

    var now = flows.api().post(path, "{\"topics\": {\"" + unknown + "\": true}}");
    var later = flows.api().post(path, "{\"future\": [{\"topics\": {\"" + unknown + "\": true}}]}");
    var nothing = flows.api().post(path, "{\"future\": [{\"after\": \"1d\"}]}");

    assertThat(now.status()).isEqualTo(422);
    assertThat(now.text("errors.0.pointer")).isEqualTo("#/topics/" + unknown);
    assertThat(later.text("errors.0.pointer")).isEqualTo("#/future/0/topics/" + unknown);
    assertThat(nothing.text("errors.0.pointer")).isEqualTo("#/future/0");
  }
}
