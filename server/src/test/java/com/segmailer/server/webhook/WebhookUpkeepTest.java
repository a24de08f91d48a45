package com.segmailer.server.webhook;

import static com.segmailer.server.webhook.Hooks.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.Outside;
import com.segmailer.server.Parts;
import com.segmailer.server.Server;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.http.HttpSettings;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes by itself: what is erased, what is old, what a dead node held. */
@Timeout(120)
final class WebhookUpkeepTest {

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
  void erasing_a_contact_takes_what_waits_about_it_along() {
    receiver.answering(WebhookReceiver.status(500));
    var hook = hooks.hook(receiver);
    var id = hooks.contact("jane", "{\"city\": \"Rome\"}").text("contact.id");
    hooks.contact("joe", "{}");
    until(() -> receiver.received().size() == 2);

    hooks.client().delete("/api/v2/contacts/" + id);

    until(() -> receiver.received().size() == 3);
    assertThat(hooks.log(hook).body()).doesNotContain("jane", "Rome").contains("joe", id);
    assertThat(hooks.rows("webhook_messages")).isEqualTo(2);
    assertThat(hooks.rows("webhook_deliveries")).isEqualTo(2);
  }

  @Test
  void old_messages_and_deleted_webhooks_are_purged() {
    var hook = hooks.hook(receiver);
    var gone = hooks.hook(receiver);
    hooks.contact("jane", "{}");
    until(() -> receiver.received().size() == 2);
    hooks.client().delete(hooks.path(gone));
    var retention = new WebhookRetention(server.database(), server.clock());
    retention.runOnce();
    until(() -> hooks.rows("webhook_deliveries") == 1);
    assertThat(hooks.rows("webhook_endpoints")).isEqualTo(1);

    server.clock().advance(WebhookRetention.KEPT.plusDays(2));
    hooks.contact("joe", "{}");
    until(() -> receiver.received().size() == 3);
    retention.runOnce();

    assertThat(hooks.log(hook).body()).contains("joe").doesNotContain("jane");
    assertThat(hooks.rows("webhook_messages")).isEqualTo(1);
  }

  @Test
  void what_a_dead_node_had_claimed_is_taken_over_when_its_lease_ends() {
    var hook = hooks.hook(receiver);
    server
        .database()
        .read(sql -> sql.update(
            "update webhook_endpoints set lease = ?, leased_until = ? where workspace_id = ?",
            new UUID(1, 1),
            server.clock().instant().plus(EndpointQueue.LEASE),
            hooks.client().workspace()));
    hooks.contact("jane", "{}");
    var worker = hooks.client().get(hooks.path(hook) + "/deliveries?state=pending");
    assertThat(worker.text("data.0.attempts")).isEqualTo("0");
    assertThat(receiver.received()).isEmpty();

    server.clock().advance(EndpointQueue.LEASE.plusSeconds(1));

    until(() -> receiver.received().size() == 1);
  }

  @Test
  void two_nodes_share_the_queues_and_send_nothing_twice() {
    var outside =
        new Outside(AddressRules.allowing(List.of("127.0.0.0/8")), MailConfig.NONE, Outside.LOCAL);
    var log = OutputStream.nullOutputStream();
    var parts = Parts.on(server.database().address(), 4, outside, server.clock(), log);
    try (var node = Server.start(parts, HttpSettings.on("127.0.0.1", 0))) {
      var client = hooks.client();
      var uri = URI.create("http://127.0.0.1:" + node.port());
      var there = new Hooks(server, new ApiClient(uri, client.key(), client.workspace()));
      var hook = hooks.hook(receiver, "contact.created");
      for (int i = 0; i < 100; i++) {
        hooks.contact("here" + i, "{}");
        there.contact("there" + i, "{}");
      }

      until(() -> hooks
          .client()
          .get(hooks.path(hook) + "/deliveries?state=pending")
          .text("data")
          .equals("[]"));

      assertThat(receiver.received()).hasSize(200);
      assertThat(receiver.received().stream().map(r -> r.header("webhook-id")).distinct())
          .hasSize(200);
    }
  }
}
