package com.segmailer.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.bounce.InboundMetrics;
import com.segmailer.server.message.Sending;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaigns over HTTP, up to the built-in mailbox. */
final class CampaignRoutesTest {

  private static final String CAMPAIGNS = "/api/v2/campaigns";
  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Campaigns");
  private final String template = id(api.post("/api/v2/templates", """
      {"name": "News", "subject": "Hi {{ contact.firstName }}", "body": "<p>News</p>"}"""));
  private final String segment = id(api.post("/api/v2/segments", """
      {"name": "Pros", "condition": {"attribute": "plan", "operator": "equals", "value": "pro"}}"""));

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static String id(Reply created) {
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.text("id");
  }

  private void person(String name, String plan, boolean subscribed) {
    var reply = api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s@example.com"}, "subscribed": %s,
         "attributes": {"firstName": "%s", "plan": "%s"}}""".formatted(name, subscribed, name, plan));
    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
  }

  private String toSegment(String members) {
    return id(api.post(CAMPAIGNS, """
        {"name": "News", "audience": {"segment": "%s"}, "content": {"template": "%s"}%s}""".formatted(segment, template, members)));
  }

  private Reply act(String campaign, String action) {
    return api.post(CAMPAIGNS + "/" + campaign + "/" + action, "");
  }

  private Reply awaitState(String campaign, String state) {
    var path = CAMPAIGNS + "/" + campaign;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get(path).text("state").equals(state));
    return api.get(path);
  }

  @Test
  void those_in_the_segment_get_it_and_whoever_unsubscribed_is_told_of_apart() {
    person("ann", "pro", true);
    person("bob", "pro", false);
    person("cid", "free", true);
    var campaign = toSegment("");
    assertThat(act(campaign, "start").text("state")).isEqualTo("preparing");

    var done = awaitState(campaign, "completed");

    assertThat(done.text("counts.audience") + done.text("counts.made")).isEqualTo("22");
    assertThat(done.text("content.version")).isEqualTo("1");
    assertThat(api.get("/api/v2/mailbox").text("data.0.subject")).isEqualTo("Hi ann");
    assertThat(api.get("/api/v2/mailbox").text("data.1")).isEqualTo("null");
    var report = api.get(CAMPAIGNS + "/" + campaign + "/report");
    assertThat(report.text("total.sent") + report.text("total.skipped")).isEqualTo("11");
    assertThat(report.text("skippedBecause.unsubscribed")).isEqualTo("1");
    var messages = api.get("/api/v2/messages?campaign=" + campaign + "&state=sent");
    assertThat(messages.text("data.0.campaign")).isEqualTo(campaign);
    assertThat(messages.text("data.1")).isEqualTo("null");
    assertThat(api.get("/api/v2/messages?campaign=" + template).text("data")).isEqualTo("[]");
  }

  @Test
  void another_subject_stands_in_for_the_templates() {
    person("ann", "pro", true);
    var campaign = id(api.post(CAMPAIGNS, """
        {"name": "n", "audience": {"segment": "%s"},
         "content": {"template": "%s", "subject": "Dear {{ contact.firstName }}"}}""".formatted(segment, template)));
    act(campaign, "start");
    awaitState(campaign, "completed");

    assertThat(api.get("/api/v2/mailbox").text("data.0.subject")).isEqualTo("Dear ann");
  }

  @Test
  void what_a_campaign_needs_stays_until_it_has_ended() {
    var campaign = toSegment("");
    var ofTemplate = api.delete("/api/v2/templates/" + template);
    var ofSegment = api.delete("/api/v2/segments/" + segment);

    assertThat(ofTemplate.text("type")).endsWith("/template-in-use");
    assertThat(ofTemplate.text("referrers.0.id")).isEqualTo(campaign);
    assertThat(ofSegment.text("type")).endsWith("/segment-in-use");
    assertThat(ofSegment.text("referrers.0.type")).isEqualTo("campaign");

    assertThat(api.delete(CAMPAIGNS + "/" + campaign).status()).isEqualTo(204);
    assertThat(api.get(CAMPAIGNS + "/" + campaign).status()).isEqualTo(404);
    assertThat(api.delete("/api/v2/templates/" + template).status()).isEqualTo(204);
    assertThat(api.delete("/api/v2/segments/" + segment).status()).isEqualTo(204);
  }

  @Test
  void an_action_that_is_not_possible_says_what_is() {
    var campaign = toSegment(", \"schedule\": {\"at\": \"2099-01-01T00:00:00Z\"}");
    assertThat(act(campaign, "pause").text("detail"))
        .isEqualTo("The campaign is draft; possible now: edit, schedule, start, delete, duplicate");
    assertThat(act(campaign, "schedule").text("state")).isEqualTo("scheduled");

    var edited = api.patch(CAMPAIGNS + "/" + campaign, "{\"name\": \"Other\"}");

    assertThat(edited.status()).isEqualTo(409);
    assertThat(edited.text("type")).endsWith("/conflict");
    assertThat(act(campaign, "cancel").text("state")).isEqualTo("cancelled");
    assertThat(act(campaign, "start").status()).isEqualTo(409);
  }

  @Test
  void whoever_saw_an_older_state_changes_nothing() {
    var campaign = toSegment("");
    var path = CAMPAIGNS + "/" + campaign;
    var seen = api.get(path).header("ETag");
    assertThat(api.patch(path, "{\"throttle\": 100}").text("throttle")).isEqualTo("100");

    var late = api.send(
        api.request(path + "/start").header("If-Match", seen).POST(BodyPublishers.noBody()));

    assertThat(late.status()).isEqualTo(412);
    assertThat(api.get(path).text("state")).isEqualTo("draft");
    assertThat(api.patch(path, "{\"throttle\": null}").text("throttle")).isEqualTo("null");
  }

  @Test
  void what_comes_back_is_noted_and_reported() {
    person("ann", "pro", true);
    person("bob", "pro", true);
    var campaign = toSegment("");
    act(campaign, "start");
    awaitState(campaign, "completed");
    var parts = SERVER.parts();
    var reports = new DeliveryReports(
        parts.database(),
        parts.engine(),
        parts.definitions(),
        Sending.sentMessages(),
        parts.verp(),
        new InboundMetrics(new PrometheusRegistry()),
        parts.clock());
    var message = api.get("/api/v2/messages?campaign=" + campaign).text("data.0.id");
    var complaint = new DeliveryReport(
        "ann@example.com",
        new DeliveryReport.Origin("", message + "@example.com", ""),
        new DeliveryReport.Complained("abuse"),
        "",
        Optional.empty());

    reports.accept(api.workspace(), DeliveryReports.Source.CARRIER, List.of(complaint, complaint));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> api.get(CAMPAIGNS + "/" + campaign + "/report")
            .text("total.complained")
            .equals("1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'name': ' ' | #/name",
        "'audience': {} | #/audience",
        "'audience': {'segment': 'SEGMENT', 'condition': {'all': []}} | #/audience",
        "'audience': {'condition': {'attribute': 'a', 'operator': 'is'}} | #/audience/condition/operator",
        "'audience': {'segment': 'TEMPLATE'} | #/audience/segment",
        "'audience': {'condition': {'segment': 'TEMPLATE'}} | #/audience/condition",
        "'content': {'template': 'SEGMENT'} | #/content/template",
        "'content': {'template': 'TEMPLATE', 'version': 2} | #/content/version",
        "'content': {'template': 'TEMPLATE', 'subject': '{{ x'} | #/content/subject",
        "'content': {'template': 'TEMPLATE', 'subjekt': 'x'} | #/content/subjekt",
        "'variants': [{'template': 'TEMPLATE'}] | #/variants",
        "'content': {'template': 'TEMPLATE'}, 'variants': [{'template': 'TEMPLATE'}, {'template': 'TEMPLATE'}] | #/content",
        "'variants': [{'template': 'TEMPLATE'}, {'template': 'SEGMENT'}] | #/variants/1/template",
        "'test': {'winner': 'opens', 'after': '1h'} | #/test",
        "'variants': [{'template': 'TEMPLATE'}, {'template': 'TEMPLATE'}], 'test': {'winner': 'opens'} | #/test/after",
        "'variants': [{'template': 'TEMPLATE'}, {'template': 'TEMPLATE'}], 'test': {'winner': 'opens', 'after': '1 h'} | #/test/after",
        "'variants': [{'template': 'TEMPLATE'}, {'template': 'TEMPLATE'}], 'test': {'winner': 'manual', 'share': 100} | #/test/share",
        "'schedule': {} | #/schedule",
        "'schedule': {'at': 'tomorrow'} | #/schedule/at",
        "'schedule': {'localTime': '2026-12-01T09:00Z'} | #/schedule/localTime",
        "'schedule': {'localTime': '2026-13-01T09:00'} | #/schedule/localTime",
        "'schedule': {'at': '2026-12-01T09:00:00Z', 'ifPassed': 'skip'} | #/schedule/ifPassed",
        "'throttle': 0 | #/throttle",
        "'topic': 'news' | #/topic",
        "'state': 'sending' | #/state"
      })
  void a_campaign_that_cannot_be_is_refused_at_its_place(String members, String pointer) {
    var given =
        members.replace("SEGMENT", segment).replace("TEMPLATE", template).replace('\'', '"');
    var usual = new StringBuilder();
    if (!members.contains("'name'")) {
      usual.append("\"name\": \"n\", ");
    }
    if (!members.contains("'audience'")) {
      usual.append("\"audience\": {\"segment\": \"").append(segment).append("\"}, ");
    }
    if (!members.contains("'content'") && !members.contains("'variants'")) {
      usual.append("\"content\": {\"template\": \"").append(template).append("\"}, ");
    }

    var reply = api.post(CAMPAIGNS, "{" + usual + given + "}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.text("errors.0.pointer")).as(reply.body()).isEqualTo(pointer);
    assertThat(api.get(CAMPAIGNS).text("data")).isEqualTo("[]");
  }
}
