package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs say what became of their messages, and messages whose they are. */
final class ExplainedRunsTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Explained"));

  @AfterEach
  void stop() {
    server.close();
  }

  private String mailing(String name) {
    return flows.published(name, """
        {"triggers": [{"type": "event", "event": "%s"}], "reentry": "always", "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"}}}""".formatted(name, flows.template(name)));
  }

  private static List<Value> list(ApiClient.Reply reply) {
    return ((Value.Array) reply.at("data")).items();
  }

  @Test
  void the_log_tells_what_became_of_a_message_whatever_its_entry_is_called() {
    var workflow = mailing("go");
    flows.api().post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "subscribed": false}""");
    flows.event("jane@example.com", "go", "");
    await()
        .atMost(Flows.SOON)
        .until(() -> flows.run(workflow).text("log.1.message.state"), "skipped"::equals);

    var run = flows.run(workflow);
    assertThat(run.text("log.0.message")).isEqualTo("null");
    assertThat(run.text("log.0.why.number")).isEqualTo("1");
    assertThat(run.text("log.1.did")).isEqualTo("queued");
    assertThat(run.text("log.1.message.id")).isEqualTo(run.text("log.1.why.message"));
    assertThat(run.text("log.1.message.reason")).isEqualTo("unsubscribed");

    server
        .database()
        .read(sql -> sql.update("update workflow_log set did = 'sent' where did = 'queued'"));
    var before = flows.run(workflow);
    assertThat(before.text("log.1.did")).isEqualTo("sent");
    assertThat(before.text("log.1.message.state")).isEqualTo("skipped");
  }

  @Test
  void a_message_says_whose_it_is_and_is_found_by_it() {
    var workflow = mailing("go");
    var other = mailing("stay");
    flows.event("jane@example.com", "stay", "");
    flows.event("jane@example.com", "go", "");
    flows.awaitMails(2);
    var single = flows.api().post("/api/v2/messages", """
        {"to": {"email": "max@example.com"}, "template": "%s"}""".formatted(flows.template("Hello")));
    var run = flows.run(workflow).text("id");

    var ofRun = flows.api().get("/api/v2/messages?run=" + run);
    var ofWorkflow = flows.api().get("/api/v2/messages?workflow=" + workflow);

    assertThat(list(ofRun)).hasSize(1);
    assertThat(list(ofWorkflow)).isEqualTo(list(ofRun));
    assertThat(ofRun.text("data.0.workflow")).isEqualTo(workflow);
    assertThat(ofRun.text("data.0.run")).isEqualTo(run);
    assertThat(ofRun.text("data.0.step")).isEqualTo("mail");
    assertThat(list(flows.api().get("/api/v2/messages?workflow=" + other)))
        .hasSize(1)
        .doesNotContainAnyElementsOf(list(ofRun));
    var nobodys = flows.api().get("/api/v2/messages/" + single.text("id"));
    assertThat(nobodys.text("workflow")).as(nobodys.body()).isEqualTo("null");
    assertThat(nobodys.text("run") + nobodys.text("step")).isEqualTo("nullnull");
    var timeline = flows
        .api()
        .get("/api/v2/contacts/" + ofRun.text("data.0.contact") + "/timeline")
        .body();
    assertThat(timeline)
        .contains("\"workflowId\": \"" + workflow + "\"")
        .contains("\"runId\": \"" + run + "\"");
  }

  private static String resting(String steps) {
    return """
        {"triggers": [{"type": "event", "event": "go"}], "start": "rest", "steps": {%s}}""".formatted(steps);
  }

  @Test
  void a_dry_run_tells_what_the_migration_does() {
    var rest = "\"rest\": {\"type\": \"wait\", \"for\": \"1d\", \"next\": \"%s\"}, ";
    var workflow = flows.published(
        "Moves",
        resting(rest.formatted("gone") + "\"gone\": {\"type\": \"wait\", \"for\": \"9d\"}"));
    var path = "/api/v2/workflows/" + workflow;
    flows.event("max@example.com", "go", "");
    var max = flows.run(workflow).text("id");
    flows.api().post(path + "/runs/" + max + "/move", "{\"step\": \"gone\"}");
    flows.event("jane@example.com", "go", "");
    var jane = flows.api().get(path + "/runs?step=rest").text("data.0.id");
    var mail = resting("""
        "rest": {"type": "sendEmail", "template": "%s"}""".formatted(flows.template("Hello")));
    flows.api().patch(path, "{\"definition\": " + mail + "}");
    flows.publish(workflow);

    var refused = flows.api().post(path + "/migrate", "");
    var really = flows.api().post(path + "/migrate", "{\"dryRun\": false}");
    var discarding = flows.api().post(path + "/migrate", "{\"vanished\": \"discard\"}");

    assertThat(refused.text("groups"))
        .contains(
            "{\"version\":1,\"step\":\"gone\",\"runs\":1,\"becomes\":\"refused\",\"type\":null,"
                + "\"some\":[\"" + max + "\"]}")
        .contains("{\"version\":1,\"step\":\"rest\",\"runs\":1,\"becomes\":\"restarts\","
            + "\"type\":\"sendEmail\",\"some\":[\"" + jane + "\"]}");
    assertThat(really.status()).isEqualTo(409);
    assertThat(refused.text("refusal")).isEqualTo(really.text("detail"));
    assertThat(discarding.text("refusal")).isEqualTo("null");
    assertThat(discarding.text("groups")).contains("\"becomes\":\"ended\"");

    flows.api().post(path + "/migrate", "{\"dryRun\": false, \"vanished\": \"discard\"}");
    flows.awaitMails(1);
  }
}
