package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What claiming costs beside a long queue, and what is counted of one. */
final class MessageStoreTest {

  private static final int QUEUED = 30_000;

  private static final String QUEUE = """
      insert into messages (
        workspace_id, id, kind, data, address, address_key, state, due_at, created_at)
      select ?, gen_random_uuid(), 'marketing', '{}', 'p' || n || '@example.com',
             'p' || n || '@example.com', 'queued', ?, ?
        from generate_series(1, ?) as n
      """;

  private final RunningServer server = RunningServer.start();
  private final int workspace = server.workspace("Queue").workspace();
  private final Instant later = server.clock().instant().plusSeconds(3_600);

  @AfterEach
  void stop() {
    server.close();
  }

  private void queue() {
    server.database().read(sql -> sql.update(QUEUE, workspace, later, later, QUEUED));
    server.database().read(sql -> {
      sql.script("analyze messages");
      return sql;
    });
  }

  @Test
  void a_claim_walks_along_the_index_and_reads_no_more_than_it_takes() {
    queue();

    var plan = server
        .parts()
        .queues()
        .inTransaction(sql -> sql.query(
            "explain (analyze, timing off, summary off) " + MessageStore.CLAIM,
            row -> row.text(1),
            workspace,
            later,
            100,
            workspace,
            later,
            100,
            later.plus(MessageStore.LEASE),
            UUID.randomUUID(),
            workspace));

    var text = String.join("\n", plan);
    assertThat(plan.stream().filter(line -> line.contains("using messages_due")))
        .hasSize(2);
    assertThat(text).doesNotContain("Seq Scan").doesNotContainPattern("actual rows=\\d{4,}");
  }

  @Test
  void waiting_messages_and_the_oldest_due_are_told_by_kind_and_state() {
    queue();
    var sending = Senders.sending(server.parts(), () -> later.plusSeconds(90));

    sending.queueMetrics().refresh();

    assertThat(points(sending, "segmailer_messages_waiting"))
        .as("a kind and state each")
        .containsExactlyInAnyOrder((double) QUEUED, 0.0, 0.0, 0.0, 0.0, 0.0);
    assertThat(points(sending, "segmailer_messages_oldest_due_seconds"))
        .as("marketing, transactional")
        .containsExactly(90.0, 0.0);
  }

  private static List<Double> points(Sending sending, String name) {
    return sending.metrics().scrape(name::equals).stream()
        .map(GaugeSnapshot.class::cast)
        .flatMap(snapshot -> snapshot.getDataPoints().stream())
        .map(GaugeSnapshot.GaugeDataPointSnapshot::getValue)
        .toList();
  }
}
