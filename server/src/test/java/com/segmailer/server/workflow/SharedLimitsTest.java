package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workflows and campaigns share what a workspace lets its contacts have. */
final class SharedLimitsTest {

  private static final String JANE = "jane@example.com";

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Limits"));

  @AfterEach
  void stop() {
    server.close();
  }

  private void set(String settings) {
    var reply = flows.api().patch("/api/v2/workspace", settings);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private void workflow(String event, String more) {
    flows.published(event, """
        {"triggers": [{"type": "event", "event": "%s"}], "reentry": "always", "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"%s}}}
        """.formatted(event, flows.template("By " + event), more));
  }

  private String campaign(String name, String more) {
    var made =
        flows.api().post("/api/v2/campaigns", """
        {"name": "%s", "audience": {"condition": {"attribute": "$email", "operator": "exists"}},
         "content": {"template": "%s"}%s}""".formatted(name, flows.template(name), more));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var started = flows.api().post("/api/v2/campaigns/" + made.text("id") + "/start", "");
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    return made.text("id");
  }

  private String ofCampaign(String campaign, String member) {
    return flows.api().get("/api/v2/messages?campaign=" + campaign).text("data.0." + member);
  }

  private String reported(String campaign, String member) {
    return flows.api().get("/api/v2/campaigns/" + campaign + "/report").text(member);
  }

  @Test
  void a_campaign_waits_for_what_a_workflow_has_sent_and_goes_out_later() {
    set("{\"frequencyCap\": {\"messages\": 1, \"per\": \"1d\", \"then\": \"wait\"}}");
    workflow("go", "");
    flows.event(JANE, "go", "");
    flows.awaitMails(1);
    var sentAt = server.clock().instant();

    var campaign = campaign("News", "");
    await().atMost(Flows.SOON).until(() -> ofCampaign(campaign, "state").equals("deferred"));
    assertThat(ofCampaign(campaign, "reason")).isEqualTo("frequency-cap");
    assertThat(ofCampaign(campaign, "nextAttemptAt"))
        .isEqualTo(sentAt.plus(Duration.ofDays(1)).toString());
    assertThat(ofCampaign(campaign, "attempts")).isEqualTo("0");
    assertThat(reported(campaign, "total.deferred")).isEqualTo("1");
    assertThat(reported(campaign, "state")).isEqualTo("sending");
    assertThat(metric("segmailer_messages_held_total{limit=\"frequency-cap\"}")).isEqualTo("1.0");

    flows.pass(Duration.ofDays(1));
    flows.awaitMails(2);
    assertThat(flows.subjects()).containsExactlyInAnyOrder("By go", "News");
    await().atMost(Flows.SOON).until(() -> reported(campaign, "state").equals("completed"));
    assertThat(ofCampaign(campaign, "reason")).isEqualTo("null");
  }

  @Test
  void what_is_one_too_many_is_dropped_and_told_of() {
    set("{\"frequencyCap\": {\"messages\": 1, \"per\": \"1d\", \"then\": \"drop\"}}");
    flows.save(JANE, "");
    var first = campaign("First", "");
    flows.awaitMails(1);
    workflow("go", "");
    flows.event(JANE, "go", "");

    var second = campaign("Second", "");
    await().atMost(Flows.SOON).until(() -> reported(second, "state").equals("completed"));
    assertThat(reported(first, "total.sent")).isEqualTo("1");
    assertThat(reported(second, "skippedBecause.frequency-cap")).isEqualTo("1");
    assertThat(ofCampaign(second, "state")).isEqualTo("skipped");
    await()
        .atMost(Flows.SOON)
        .until(() -> metric("segmailer_messages_total{outcome=\"skipped\"}"), "2.0"::equals);
    assertThat(flows.subjects()).containsExactly("First");
  }

  private String metric(String name) {
    return flows
        .api()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  @Test
  void steps_campaigns_and_calls_may_ignore_limits_and_what_is_transactional_always_does() {
    set("""
        {"quietHours": {"from": "10:00", "to": "20:00"},
         "frequencyCap": {"messages": 1, "per": "1d", "then": "drop"}}""");
    workflow("quiet", "");
    workflow("loud", ", \"ignoreLimits\": true");
    workflow("receipt", ", \"kind\": \"transactional\"");
    flows.event(JANE, "quiet", "");
    flows.event(JANE, "loud", "");
    flows.awaitMails(1);
    flows.event(JANE, "receipt", "");
    flows.awaitMails(2);
    campaign("Urgent", ", \"ignoreLimits\": true");
    flows.awaitMails(3);
    var called = flows.api().post("/api/v2/messages", """
        {"to": {"email": "%s"}, "kind": "marketing", "subject": "Called", "body": "<p>Hi</p>",
         "ignoreLimits": true}""".formatted(JANE));
    assertThat(called.status()).as(called.body()).isEqualTo(202);
    flows.awaitMails(4);

    assertThat(flows.subjects())
        .containsExactlyInAnyOrder("By loud", "By receipt", "Urgent", "Called");
    var waiting = flows.api().get("/api/v2/messages?state=deferred");
    assertThat(waiting.text("data.0.reason")).isEqualTo("quiet-hours");
    assertThat(waiting.text("data.0.nextAttemptAt")).isEqualTo("2026-03-01T20:00:00Z");
    assertThat(waiting.text("data.1")).isEqualTo("null");
  }
}
