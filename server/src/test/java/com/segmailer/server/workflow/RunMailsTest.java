package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails of runs: what they say, and when they are held back. */
final class RunMailsTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Mails"));

  @AfterEach
  void stop() {
    server.close();
  }

  private String mailing(String template) {
    return flows.published("Mails", """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"}}}""".formatted(template));
  }

  @Test
  void a_template_reads_what_the_event_said_either_way() {
    mailing(flows.template("{{ event.name }} {{ event.size }} {{ event.data.size }}"));

    flows.event("jane@example.com", "go", "\"size\": 9");

    flows.awaitMails(1);
    assertThat(flows.subjects()).containsExactly("go 9 9");
  }

  /** At noon it is quiet until one o'clock. */
  private void quiet() {
    var changed = flows.api().patch("/api/v2/workspace", """
        {"quietHours": {"from": "11:00", "to": "13:00"}}""");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private void awaitMessages(String which) {
    await().atMost(Flows.SOON).until(() -> flows.count("messages where " + which) == 1);
  }

  @Test
  void a_paused_workflow_sends_nothing_until_it_is_resumed() {
    quiet();
    var workflow = "/api/v2/workflows/" + mailing(flows.template("Hello"));
    flows.event("jane@example.com", "go", "");
    awaitMessages("state = 'deferred' and reason = 'quiet-hours'");

    flows.api().post(workflow + "/pause", "");
    flows.pass(Duration.ofHours(2));
    awaitMessages("state = 'deferred' and due_at is null and lease is null");
    assertThat(flows.subjects()).isEmpty();

    flows.api().post(workflow + "/resume", "");
    flows.awaitMails(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_archived_workflow_sends_nothing_any_more(boolean paused) {
    quiet();
    var workflow = "/api/v2/workflows/" + mailing(flows.template("Hello"));
    flows.event("jane@example.com", "go", "");
    awaitMessages("state = 'deferred' and reason = 'quiet-hours'");
    if (paused) {
      flows.api().post(workflow + "/pause", "");
      flows.pass(Duration.ofHours(2));
      awaitMessages("due_at is null");
    }

    flows.api().post(workflow + "/archive", "");
    flows.pass(Duration.ofHours(2));

    awaitMessages("state = 'skipped' and reason = 'workflow-archived'");
    assertThat(flows.subjects()).isEmpty();
  }

  /** A mail is held back by quiet hours, while the run waits for a day; done is what ends it. */
  private String waiting(String end) {
    quiet();
    var workflow = flows.published("Waits", """
        {"triggers": [{"type": "event", "event": "go"}], %s, "start": "mail", "steps": {
          "mail": {"type": "sendEmail", "template": "%s", "next": "mark"},
          "mark": {"type": "updateContact", "attributes": {"mailed": true}, "next": "rest"},
          "rest": {"type": "wait", "for": "1d"}}}""".formatted(end, flows.template("Hello")));
    flows.event("jane@example.com", "go", "");
    awaitMessages("state = 'deferred' and reason = 'quiet-hours'");
    flows.pass(Duration.ofMinutes(10));
    return workflow;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"goal\": {\"event\": \"done\"}",
        "\"exits\": [{\"event\": \"done\"}]",
        "\"exits\": []"
      })
  void a_run_that_ended_before_its_time_sends_nothing_any_more(String end) {
    var workflow = waiting(end);

    flows.event("jane@example.com", "done", "");
    var run = "/api/v2/workflows/" + workflow + "/runs/" + flows.run(workflow).text("id");
    flows.api().post(run + "/end", "");
    flows.pass(Duration.ofHours(2));

    awaitMessages("state = 'skipped' and reason = 'run-ended'");
    assertThat(flows.subjects()).isEmpty();
  }

  @Test
  void a_mail_and_the_step_after_it_that_ends_the_run_are_both_wanted() {
    var workflow = waiting(
        "\"exits\": [{\"condition\": {\"attribute\": \"mailed\", \"operator\": \"isTrue\"}}]");
    assertThat(flows.run(workflow).text("state")).isEqualTo("exited");

    flows.pass(Duration.ofHours(2));

    flows.awaitMails(1);
  }

  @Test
  void a_mail_that_was_wanted_before_anybody_looked_goes_with_its_run() {
    quiet();
    flows.published("Waits", """
        {"triggers": [{"type": "event", "event": "go"}], "exits": [{"event": "done"}], "start": "first",
         "steps": {
          "first": {"type": "wait", "for": "10m", "next": "mail"},
          "mail": {"type": "sendEmail", "template": "%s", "next": "rest"},
          "rest": {"type": "wait", "for": "1d"}}}""".formatted(flows.template("Hello")));
    flows.event("jane@example.com", "go", "");

    // The wait was over at ten past, and the mail is stored at twenty past.
    flows.pass(Duration.ofMinutes(20));
    awaitMessages("state = 'deferred' and reason = 'quiet-hours'");
    flows.event("jane@example.com", "done", "");
    flows.pass(Duration.ofHours(2));

    awaitMessages("state = 'skipped' and reason = 'run-ended'");
  }
}
