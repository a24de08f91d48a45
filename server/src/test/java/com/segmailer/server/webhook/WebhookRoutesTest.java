package com.segmailer.server.webhook;

import static com.segmailer.server.webhook.Hooks.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.webhook.MessageType;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhooks made, changed, rotated, replayed and purged through the API. */
@Timeout(120)
final class WebhookRoutesTest {

  private static RunningServer server;

  private Hooks hooks;
  private final WebhookReceiver receiver = new WebhookReceiver();

  @BeforeAll
  static void start() {
    server = RunningServer.calling();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    hooks = Hooks.on(server);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void the_secret_is_shown_once_and_edits_need_the_present_tag() {
    var made = hooks.client().post("/api/v2/webhooks", """
        {"url": "%s", "description": "CRM", "types": ["email.opened", "email.opened"]}""".formatted(receiver.url()));
    var path = "/api/v2/webhooks/" + made.text("id");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("secret")).matches("whsec_[A-Za-z0-9+/]{32}");
    assertThat(made.text("types")).isEqualTo("[\"email.opened\"]");
    assertThat(hooks.client().get(path).body()).doesNotContain("whsec_");
    var tag = hooks.client().get(path).header("ETag");
    var edit = hooks
        .client()
        .request(path)
        .header("If-Match", tag)
        .method("PATCH", BodyPublishers.ofString("{\"description\": \"Sales\"}"));
    assertThat(hooks.client().send(edit).text("description")).isEqualTo("Sales");
    assertThat(hooks.client().send(edit).status()).isEqualTo(412);
    assertThat(hooks.client().get(path).text("url")).isEqualTo(receiver.url());
    assertThat(hooks.client().delete(path).status()).isEqualTo(204);
    assertThat(hooks.client().get(path).status()).isEqualTo(404);
  }

  @Test
  void bad_endpoints_are_refused_with_their_places() {
    for (var url : List.of("x", "ftp://example.com", "https://10.0.0.1/", "https://u:p@e.com/")) {
      var reply = hooks.client().post("/api/v2/webhooks", "{\"url\": \"" + url + "\"}");

      assertThat(reply.status()).as(url).isEqualTo(422);
      assertThat(reply.text("errors.0.pointer")).isEqualTo("#/url");
    }
    var types = hooks
        .client()
        .post(
            "/api/v2/webhooks",
            "{\"url\": \"https://example.com\", \"types\": [\"contact.create\", 7]}");
    assertThat(types.body()).contains("#/types/0", "did you mean", "#/types/1");
  }

  @Test
  void a_workspace_has_fifty_webhooks_and_no_more() {
    for (int i = 0; i < Endpoints.MAX_ENDPOINTS; i++) {
      hooks.hook(receiver);
    }
    var reply = hooks.client().post("/api/v2/webhooks", "{\"url\": \"https://example.com\"}");

    assertThat(reply.status()).isEqualTo(409);
  }

  @Test
  void the_log_is_shown_resent_and_replayed() {
    receiver.answering(WebhookReceiver.status(500));
    var hook = hooks.hook(receiver, "contact.created");
    var since = server.clock().instant();
    for (int i = 0; i < 3; i++) {
      hooks.contact("p" + i, "{}");
      server.clock().advance(Duration.ofMillis(10));
    }
    until(() -> receiver.received().size() == 3);
    until(() -> !hooks.log(hook).body().contains("\"attempts\":0"));
    server
        .database()
        .read(sql -> sql.update(
            "update webhook_deliveries set state = 'failed', due_at = null where workspace_id = ?",
            hooks.client().workspace()));
    receiver.answering(WebhookReceiver.status(200));

    var first = hooks.client().get(hooks.path(hook) + "/deliveries?limit=2");
    var second = hooks
        .client()
        .get(hooks.path(hook) + "/deliveries?limit=2&cursor=" + first.text("nextCursor"));
    assertThat(first.text("data.0.body")).contains("p2@example.com");
    assertThat(second.text("data.0.body")).contains("p0@example.com");
    assertThat(second.text("nextCursor")).isEqualTo("null");

    var resend = hooks.path(hook) + "/deliveries/" + first.text("data.0.id") + "/resend";
    assertThat(hooks.client().post(resend, "").text("state")).isEqualTo("pending");
    until(() -> hooks.latest(hook, "state").equals("delivered"));
    var replay =
        hooks.client().post(hooks.path(hook) + "/replay", "{\"since\": \"" + since + "\"}");
    assertThat(replay.status()).isEqualTo(202);
    assertThat(replay.text("replayed")).isEqualTo("2");
    until(() -> receiver.received().size() == 6);
    until(() -> !hooks.log(hook).body().contains("\"state\":\"pending\""));
    var all = hooks
        .client()
        .post(hooks.path(hook) + "/replay", "{\"since\": \"" + since + "\", \"delivered\": true}");
    until(() -> receiver.received().size() == 9);
    assertThat(all.text("replayed")).isEqualTo("3");
    assertThat(receiver.received().stream().map(r -> r.header("webhook-id")).distinct())
        .hasSize(3);
  }

  @Test
  void pending_deliveries_are_listed_soonest_first() {
    receiver.answering(WebhookReceiver.status(500));
    var hook = hooks.hook(receiver, "contact.created");
    for (int i = 0; i < 3; i++) {
      hooks.contact("p" + i, "{}");
    }
    until(() -> receiver.received().size() == 3);
    until(() -> !hooks.log(hook).body().contains("\"attempts\":0"));

    var path = hooks.path(hook) + "/deliveries?state=pending&limit=1";
    var one = hooks.client().get(path);
    var two = hooks.client().get(path + "&cursor=" + one.text("nextCursor"));
    var three = hooks.client().get(path + "&cursor=" + two.text("nextCursor"));

    assertThat(List.of(one, two, three).stream().map(r -> r.text("data.0.nextAttemptAt")))
        .isSorted();
    assertThat(List.of(one, two, three).stream().map(r -> r.text("data.0.id")).distinct())
        .hasSize(3);
    assertThat(three.text("nextCursor")).isEqualTo("null");
  }

  @Test
  void every_type_can_be_tested_unless_the_webhook_is_disabled() {
    var hook = hooks.hook(receiver, "email.opened");
    for (var type : MessageType.BY_NAME.keySet()) {
      var reply = hooks.client().post(hooks.path(hook) + "/test", "{\"type\": \"" + type + "\"}");
      assertThat(reply.status()).isEqualTo(202);
      until(() -> receiver.received(type).size() == 1);
    }
    assertThat(receiver.received()).allMatch(r -> r.text("data.test").equals("true"));

    hooks.client().patch(hooks.path(hook), "{\"enabled\": false}");

    assertThat(hooks.client().post(hooks.path(hook) + "/test", "").status()).isEqualTo(409);
    assertThat(hooks.get(hook).text("disabledReason")).isEqualTo("manual");
  }
}
