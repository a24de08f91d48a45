package com.segmailer.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replays of more than one part, while what was replayed is delivered again. */
final class ReplayTest {

  private final RunningServer server = RunningServer.calling();
  private final Hooks hooks = Hooks.on(server);
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Hooks.Hook hook = hooks.hook(receiver, "contact.created");
  private final Instant since = server.clock().instant();

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  private void delivered(int messages) {
    for (int i = 0; i < messages; i++) {
      server.clock().advance(Duration.ofMillis(10));
      hooks.contact("p" + i, "{}");
    }
    Hooks.until(() -> receiver.received().size() == messages);
    Hooks.until(() -> !hooks.log(hook).body().contains("\"state\":\"pending\""));
  }

  private EndpointKey endpoint() {
    int workspace = hooks.client().workspace();
    return server
        .database()
        .read(sql -> EndpointStore.find(sql, workspace, UUID.fromString(hook.id())))
        .orElseThrow()
        .key();
  }

  @Test
  void nothing_is_replayed_twice_though_it_arrives_before_the_next_part() {
    delivered(5);
    var endpoint = endpoint();
    whatIsBegunAnewHasArrived();
    var range = Replay.Range.of(since, server.clock().instant().plusSeconds(1), true);

    var first = new Replay(server.database(), 2, 4).run(endpoint, range, since);
    var second = new Replay(server.database(), 2, 4)
        .run(endpoint, range.goingOnAfter(first.last().orElseThrow()), since);

    assertThat(List.of(first.count(), second.count())).containsExactly(4, 1);
    assertThat(second.last()).isEmpty();
  }

  @Test
  void two_at_a_time_begin_each_delivery_anew_once() throws Exception {
    delivered(5);
    var endpoint = endpoint();
    receiver.close();
    var range = Replay.Range.of(since, server.clock().instant().plusSeconds(1), true);
    var replay = new Replay(server.database(), 4, 5);
    Future<Replay.Replayed> second;
    List<UUID> first;

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var held = server.database().inTransaction(sql -> {
        var chosen = DeliveryStore.replay(
            sql, endpoint, range.after(), range.before(), range.states(), 3, since);
        var waiting = threads.submit(() -> replay.run(endpoint, range, since));
        Hooks.until(() -> waiting.isDone() || isSomebodyWaiting());
        return Map.entry(chosen, waiting);
      });
      first = held.getKey();
      second = held.getValue();
    }

    assertThat(first).hasSize(3);
    assertThat(second.get().count()).isEqualTo(2);
  }

  private boolean isSomebodyWaiting() {
    return server.database().read(sql -> sql.one("""
        select count(*) > 0 from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'
        """, row -> row.bool(1)));
  }

  private void whatIsBegunAnewHasArrived() {
    server.database().inTransaction(sql -> sql.update("""
        create function arrive() returns trigger language plpgsql as
        $$ begin new.state := 'delivered'; new.due_at := null; return new; end $$
        """));
    server
        .database()
        .inTransaction(sql -> sql.update("create trigger arriving before update on"
            + " webhook_deliveries for each row execute function arrive()"));
  }

  @Test
  void a_call_goes_on_where_the_one_before_ended() {
    delivered(2);
    var path = hooks.path(hook) + "/replay";
    var body = "{\"since\": \"" + since + "\", \"delivered\": true";
    var all = hooks.client().post(path, body + "}");
    assertThat(all.text("replayed") + all.text("more") + all.text("nextCursor"))
        .isEqualTo("2falsenull");

    var foreign = hooks.client().post(path, body + ", \"cursor\": \"x\"}");

    assertThat(foreign.status()).isEqualTo(422);
  }
}
