package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is over is kept as long as events are, and holds nothing else back. */
final class RunRetentionTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Retention"));

  @AfterEach
  void stop() {
    server.close();
  }

  private static String waiting(String span, String more) {
    return """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "start": "rest",
         "steps": {"rest": {"type": "wait", "for": "%s"%s}}}""".formatted(span, more);
  }

  private RunRetention retention() {
    return new RunRetention(server.database(), server.parts().workflows(), server.clock());
  }

  private void keepEventsFor(int days) {
    var changed = flows.api().patch("/api/v2/workspace", "{\"eventRetentionDays\": " + days + "}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  @Test
  void ended_runs_and_their_logs_are_kept_as_long_as_events() {
    flows.published("Long", waiting("90d", ""));
    var brief = flows.published("Brief", waiting("1h", ""));
    flows.event("jane@example.com", "go", "");
    flows.pass(Duration.ofDays(1));
    flows.awaitState(brief, "completed");

    flows.pass(Duration.ofDays(40));
    retention().runOnce();
    assertThat(flows.count("workflow_runs")).isEqualTo(2);

    keepEventsFor(41);
    retention().runOnce();
    assertThat(flows.count("workflow_runs")).isEqualTo(2);

    keepEventsFor(30);
    assertThat(retention().runOnce()).isPositive();

    assertThat(flows.count("workflow_runs where state = 'sleeping'")).isEqualTo(1);
    assertThat(flows.count("workflow_runs")).isEqualTo(1);
    assertThat(
            flows.count(
                "workflow_log l where not exists (select 1 from workflow_runs r where r.id = l.run_id)"))
        .isZero();
  }

  @Test
  void what_only_an_ended_run_needed_may_go() {
    var template = flows.template("Tip");
    var mailing = waiting("1d", """
        , "next": "mail"}, "mail": {"type": "sendEmail", "template": "TEMPLATE" """);
    var workflow = flows.published("Versions", mailing.replace("TEMPLATE", template));
    flows.event("jane@example.com", "go", "");
    flows
        .api()
        .patch("/api/v2/workflows/" + workflow, "{\"definition\": " + waiting("1d", "") + "}");
    flows.publish(workflow);
    assertThat(flows.api().delete("/api/v2/templates/" + template).status()).isEqualTo(409);

    flows.pass(Duration.ofDays(1));
    flows.awaitState(workflow, "completed");
    await().atMost(Flows.SOON).until(() -> flows.count("messages where state = 'sent'") == 1);

    assertThat(flows.api().delete("/api/v2/templates/" + template).status()).isEqualTo(204);
    retention().runOnce();
    assertThat(flows.count("workflow_versions where live")).isEqualTo(1);
  }

  @Test
  void a_run_and_its_template_are_kept_while_its_mail_is_handed_over() {
    var quiet = flows.api().patch("/api/v2/workspace", """
        {"quietHours": {"from": "11:00", "to": "13:00"}, "eventRetentionDays": 1}""");
    assertThat(quiet.status()).as(quiet.body()).isEqualTo(200);
    var template = flows.template("Tip");
    var id = flows.published("Mail", """
        {"triggers": [{"type": "event", "event": "go"}], "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"}}}""".formatted(template));
    flows.event("jane@example.com", "go", "");
    await().atMost(Flows.SOON).until(() -> flows.count("messages where state = 'deferred'") == 1);
    server.database().inTransaction(sql -> sql.update("""
        update messages set state = 'sending', lease = id, due_at = due_at + interval '9 days'
        """));
    flows.api().patch("/api/v2/workflows/" + id, "{\"definition\": " + waiting("1d", "") + "}");
    flows.publish(id);

    flows.pass(Duration.ofHours(74));
    retention().runOnce();

    assertThat(flows.count("workflow_runs")).isEqualTo(1);
    assertThat(flows.api().delete("/api/v2/templates/" + template).status()).isEqualTo(409);
  }

  @Test
  void a_run_is_kept_while_its_mail_waits_for_a_paused_workflow() {
    var quiet = flows.api().patch("/api/v2/workspace", """
        {"quietHours": {"from": "11:00", "to": "13:00"}, "eventRetentionDays": 1}""");
    assertThat(quiet.status()).as(quiet.body()).isEqualTo(200);
    var template = flows.template("Tip");
    var id = flows.published("Mail", """
        {"triggers": [{"type": "event", "event": "go"}], "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"}}}""".formatted(template));
    var workflow = "/api/v2/workflows/" + id;
    flows.event("jane@example.com", "go", "");
    await().atMost(Flows.SOON).until(() -> flows.count("messages where state = 'deferred'") == 1);
    flows.api().post(workflow + "/pause", "");
    flows.pass(Duration.ofHours(74));
    await().atMost(Flows.SOON).until(() -> flows.count("messages where due_at is null") == 1);

    retention().runOnce();
    flows.api().patch(workflow, "{\"definition\": " + waiting("1d", "") + "}");
    flows.publish(id);
    var needed = flows.api().delete("/api/v2/templates/" + template);

    assertThat(needed.status()).as(needed.body()).isEqualTo(409);
    flows.api().post(workflow + "/resume", "");
    await().atMost(Flows.SOON).until(() -> flows.count("messages where state = 'sent'") == 1);
    retention().runOnce();
    assertThat(flows.count("workflow_runs")).isZero();
  }
}
