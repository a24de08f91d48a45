package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.postgres.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** People who send the event {@code go} from several threads, each time with another {@code order}. */
final class Crowd {

  private static final int THREADS = 4;
  private static final int PEOPLE = 12;

  private static final String RUNS = "select key from workflow_runs where workspace_id = ?";

  private static final String ACTIVE = """
      select count(*) from workflow_runs
       where workspace_id = ?
         and state in ('ready', 'sleeping', 'watching', 'calling', 'failed')
      """;

  private static final String QUEUED =
      "select count(*) from messages where workspace_id = ? and due_at is not null";

  private final Flows flows;
  private final Database database;
  private final int workspace;
  private final AtomicInteger sent = new AtomicInteger();
  private final Set<String> started = ConcurrentHashMap.newKeySet();

  Crowd(Flows flows, Database database) {
    this.flows = flows;
    this.database = database;
    this.workspace = flows.api().workspace();
  }

  /** Sends so many events; {@code meanwhile} is done when a third of them is answered. */
  void goes(int events, Runnable meanwhile) {
    int first = sent.get();
    var left = new AtomicInteger(events);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(() -> {
          while (left.getAndDecrement() > 0) {
            go();
          }
        }));
      }
      await().atMost(Flows.SOON).until(() -> sent.get() >= first + events / 3);
      meanwhile.run();
      for (var one : running) {
        one.get();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void go() {
    int number = sent.getAndIncrement();
    var who = "p" + number % PEOPLE + "@example.com";
    var reply = flows.event(who, "go", "\"order\": \"o" + number + "\"");
    if (!reply.text("workflows.started").equals("[]")) {
      started.add("o" + number);
    }
  }

  int sent() {
    return sent.get();
  }

  /** How many events started a run, as far as the answers said. */
  int started() {
    return started.size();
  }

  /** Lets time pass until no run waits any more; each that was said to have started is there, once. */
  void assertAllEnded(Duration step) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> {
      flows.pass(step);
      return counted(ACTIVE) == 0;
    });
    await().atMost(Duration.ofSeconds(60)).until(() -> {
      flows.pass(Duration.ofSeconds(1));
      return counted(QUEUED) == 0;
    });
    StoredRuns.assertRight(database, workspace);
    StoredRuns.assertDelivered(database, workspace);
    var stored = database.read(sql -> sql.query(RUNS, row -> row.text(1), workspace));
    assertThat(stored).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(started);
  }

  long counted(String sql) {
    return database.read(tx -> tx.one(sql, row -> row.bigint(1), workspace));
  }
}
