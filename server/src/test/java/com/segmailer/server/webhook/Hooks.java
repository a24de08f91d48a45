package com.segmailer.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** A workspace and what the tests do with its webhooks. */
record Hooks(RunningServer server, ApiClient client) {

  /** A webhook as it was made. */
  record Hook(String id, String secret) {}

  static Hooks on(RunningServer server) {
    return new Hooks(server, server.workspace("Hooks"));
  }

  Hook hook(WebhookReceiver receiver, String... types) {
    return hook(receiver.url(), types);
  }

  Hook hook(String url, String... types) {
    var quoted = types.length == 0 ? "" : "\"" + String.join("\",\"", types) + "\"";
    var reply =
        client.post("/api/v2/webhooks", "{\"url\": \"" + url + "\", \"types\": [" + quoted + "]}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return new Hook(reply.text("id"), reply.text("secret"));
  }

  Reply contact(String name, String attributes) {
    var reply = client.post("/api/v2/contacts", """
        {"identifier": {"email": "%s@example.com"}, "attributes": %s}""".formatted(name, attributes));
    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
    return reply;
  }

  Reply event(String name, String event) {
    return client.post("/v1/events", """
        {"event": "%s", "identifier": {"email": "%s@example.com"}, "data": {"link": "https://x.example", "sequence": 9}}""".formatted(event, name));
  }

  String path(Hook hook) {
    return "/api/v2/webhooks/" + hook.id();
  }

  Reply get(Hook hook) {
    return client.get(path(hook));
  }

  /** The first delivery of the log. */
  Reply log(Hook hook) {
    return client.get(path(hook) + "/deliveries");
  }

  String latest(Hook hook, String member) {
    return log(hook).text("data.0." + member);
  }

  /** Moves the clock to the next attempt of the latest delivery; yields the wait. */
  Duration toNextAttempt(Hook hook) {
    var next = Instant.parse(latest(hook, "nextAttemptAt"));
    var wait = Duration.between(server.clock().instant(), next);
    server.clock().advance(wait);
    return wait;
  }

  static void until(Callable<Boolean> holds) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(holds);
  }

  long rows(String table) {
    return server
        .database()
        .read(sql -> sql.one(
            "select count(*) from " + table + " where workspace_id = ?",
            row -> row.bigint(1),
            client.workspace()));
  }
}
