package com.segmailer.server.webhook;

import static com.segmailer.server.webhook.Hooks.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.webhook.MessageType;
import com.segmailer.server.Outside;
import com.segmailer.server.Parts;
import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.testkit.TestDatabase;
import com.segmailer.server.testkit.WebhookReceiver;
import com.segmailer.server.workspace.WorkspacesOnDatabase;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rings for a queue, with nobody who looks for what has gone unheard. */
@Timeout(120)
final class WebhookRingTest {

  private static final int CONNECTIONS = 4;

  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Parts parts = Parts.on(
      TestDatabase.createAddress(),
      CONNECTIONS,
      new Outside(AddressRules.allowing(List.of("127.0.0.0/8")), MailConfig.NONE, Outside.LOCAL),
      new SystemClock(),
      OutputStream.nullOutputStream());
  private final DeliveryWorker worker = new DeliveryWorker(
      parts.queues(),
      parts.egress(),
      parts.addresses(),
      parts.endpoints(),
      new WebhookMetrics(parts.metrics(), parts.clock()),
      parts.ids(),
      parts.clock());
  private Endpoint endpoint;

  @BeforeEach
  void make() {
    var workspaces = new WorkspacesOnDatabase(parts.clock(), parts.ids()::next, new SecureRandom());
    var made = workspaces.create(
        parts.database(), new Workspaces.Wanted("Hooks", OptionalLong.empty(), ZoneId.of("UTC")));
    endpoint = parts
        .endpoints()
        .create(
            Integer.parseInt(made.id().substring("ws_".length())),
            Optional.empty(),
            new EndpointInput.Wanted(receiver.url(), "", List.of()));
  }

  @AfterEach
  void close() {
    worker.close();
    parts.close();
    receiver.close();
  }

  private void deliver() {
    var now = parts.clock().instant();
    var type = MessageType.CONTACT_CREATED;
    parts.database().inTransaction(sql -> {
      DeliveryStore.insert(
          sql,
          endpoint.key().workspace(),
          parts.ids().next(),
          type,
          Samples.of(type, now),
          List.of(endpoint.key().no()),
          now);
      return type;
    });
    worker.ring(endpoint.key().workspace(), List.of(endpoint.key().no()));
  }

  private boolean isReleaseWaiting() {
    return parts.door().<Boolean>read(sql -> sql.one("""
        select exists (
          select 1 from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'
             and query like '%set lease = null%')
        """, row -> row.bool(1)));
  }

  @Test
  void one_that_comes_while_the_queue_ends_is_heard() {
    deliver();
    until(() -> receiver.received().size() == 1);

    // The queue cannot let go of its lease meanwhile, and looks no more.
    parts.database().inTransaction(sql -> {
      sql.one(
          "select no from webhook_endpoints where workspace_id = ? for update",
          row -> row.integer(1),
          endpoint.key().workspace());
      until(this::isReleaseWaiting);
      deliver();
      return endpoint;
    });

    until(() -> receiver.received().size() == 2);
    assertThat(receiver.received()).hasSize(2);
  }
}
