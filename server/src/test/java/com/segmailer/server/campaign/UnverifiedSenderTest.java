package com.segmailer.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** Nothing begins that would go to many in a name that may not be used, and what has begun stands still. */
@Timeout(120)
final class UnverifiedSenderTest {

  private static final int PEOPLE = 4;

  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final SMTPServer sink = sink();
  private final RunningServer server =
      RunningServer.mailing("smtp://localhost:" + sink.getPortAllocated() + "?starttls=never");
  private final ApiClient api = server.workspace("Senders");
  private String template = "";

  private SMTPServer sink() {
    var made = SMTPServer.port(0).messageHandlerFactory(context -> new Taking()).build();
    made.start();
    return made;
  }

  private final class Taking implements MessageHandler {
    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) {
      recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) {
      return null;
    }

    @Override
    public void done() {}
  }

  @BeforeEach
  void people() {
    template = api.post("/api/v2/templates", """
        {"name": "News", "subject": "News", "body": "<p>News</p>", "fromEmail": "a@example.com"}""").text("id");
    for (int i = 0; i < PEOPLE; i++) {
      api.post("/api/v2/contacts", """
          {"identifier": {"email": "p%d@example.org"}, "attributes": {"reader": true}}""".formatted(i));
    }
  }

  @AfterEach
  void stop() {
    server.close();
    sink.stop();
  }

  /** Adds the domain, publishes its records and has them checked; yields its path. */
  private String verify() {
    var domain = api.post("/api/v2/domains", "{\"domain\": \"example.com\"}");
    for (int i = 0; i < 5; i++) {
      var record = "records." + i + ".";
      if (!domain.text(record + "type").equals("MX")) {
        server.dns().text(domain.text(record + "name"), domain.text(record + "value"));
      }
    }
    var path = "/api/v2/domains/" + domain.text("id");
    assertThat(api.post(path + "/check", "").text("verified")).isEqualTo("true");
    return path;
  }

  /** Two messages a second. */
  private String campaign() {
    return "/api/v2/campaigns/"
        + api.post("/api/v2/campaigns", """
        {"name": "News", "throttle": 7200, "content": {"template": "%s"},
         "audience": {"condition": {"attribute": "reader", "operator": "isTrue"}}}""".formatted(template)).text("id");
  }

  private ApiClient.Reply messages(String campaign, String state) {
    var id = campaign.substring(campaign.lastIndexOf('/') + 1);
    return api.get("/api/v2/messages?campaign=" + id + "&state=" + state);
  }

  private void until(String campaign, String state) {
    await().atMost(Duration.ofSeconds(30)).until(() -> {
      server.clock().advance(Duration.ofMillis(500));
      return api.get(campaign).text("state").equals(state);
    });
  }

  private static void assertNamed(ApiClient.Reply refused, String pointer) {
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("errors.0.pointer")).isEqualTo(pointer);
    assertThat(refused.text("errors.0.detail"))
        .contains("example.com, which this workspace has not verified", "POST /api/v2/domains");
  }

  @Test
  void a_campaign_begins_only_in_a_name_that_is_verified() {
    var campaign = campaign();

    assertNamed(api.post(campaign + "/start", ""), "#/content/template");
    assertNamed(api.post(campaign + "/schedule", ""), "#/content/template");
    assertThat(api.get(campaign).text("state")).isEqualTo("draft");

    verify();
    assertThat(api.post(campaign + "/start", "").status()).isEqualTo(200);
    until(campaign, "completed");
    assertThat(recipients).hasSize(PEOPLE).doesNotHaveDuplicates();
  }

  @Test
  void a_campaign_whose_domain_is_lost_stands_still_and_loses_nobody() {
    var domain = verify();
    var campaign = campaign();
    api.post(campaign + "/start", "");
    await().until(() -> messages(campaign, "sent").text("data.0.state").equals("sent"));

    assertThat(api.delete(domain).status()).isEqualTo(204);
    server.clock().advance(Duration.ofSeconds(1));
    until(campaign, "paused");
    await()
        .until(() -> messages(campaign, "queued").text("data.0.nextAttemptAt").equals("null")
            && !messages(campaign, "queued").text("data").equals("[]"));

    assertThat(api.get(campaign).text("pausedReason")).isEqualTo("sender-unverified");
    assertThat(messages(campaign, "failed").text("data")).isEqualTo("[]");
    assertNamed(api.post(campaign + "/resume", ""), "#/content/template");

    verify();
    assertThat(api.post(campaign + "/resume", "").status()).isEqualTo(200);
    until(campaign, "completed");
    assertThat(recipients).hasSize(PEOPLE).doesNotHaveDuplicates();
  }

  @Test
  void a_campaign_that_is_cancelled_when_its_domain_is_lost_leaves_nothing_queued() {
    var domain = verify();
    var campaign = campaign();
    api.post(campaign + "/start", "");
    await().until(() -> messages(campaign, "sent").text("data.0.state").equals("sent"));

    assertThat(api.delete(domain).status()).isEqualTo(204);
    server.clock().advance(Duration.ofSeconds(1));
    await().until(() -> !messages(campaign, "queued").text("data").equals("[]"));
    assertThat(api.post(campaign + "/cancel", "").status()).isEqualTo(200);

    await().atMost(Duration.ofSeconds(30)).until(() -> {
      server.clock().advance(Duration.ofMillis(500));
      return messages(campaign, "queued").text("data").equals("[]")
          && messages(campaign, "failed").text("data").equals("[]");
    });
  }

  @Test
  void a_campaign_whose_domain_was_lost_before_its_time_does_not_begin() {
    var domain = verify();
    var campaign = campaign();
    api.patch(campaign, "{\"schedule\": {\"at\": \"2026-03-01T12:00:30Z\"}}");
    assertThat(api.post(campaign + "/schedule", "").status()).isEqualTo(200);

    api.delete(domain);
    until(campaign, "paused");

    assertThat(api.get(campaign).text("pausedReason")).isEqualTo("sender-unverified");
    assertThat(api.get(campaign).text("counts.made")).isEqualTo("0");
  }

  @Test
  void a_workflow_is_published_only_with_senders_that_are_verified() {
    var workflow = "/api/v2/workflows/"
        + api.post("/api/v2/workflows", """
        {"name": "Hello", "definition": {"triggers": [{"type": "contactCreated"}], "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"}}}}""".formatted(template)).text("id");

    assertNamed(api.post(workflow + "/publish", ""), "#/definition/steps/mail/template");
    assertThat(api.get(workflow).text("problems.0.pointer"))
        .isEqualTo("#/definition/steps/mail/template");

    verify();
    assertThat(api.get(workflow).text("problems")).isEqualTo("[]");
    assertThat(api.post(workflow + "/publish", "").status()).isEqualTo(200);
  }
}
