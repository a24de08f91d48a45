package com.segmailer.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.tracking.Mailing.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many visitors at once, while nothing can be stored. */
final class CrowdTest {

  private static final int PEOPLE = 40;
  private static final String CLICKS =
      "select count(*) from events where workspace_id = ? and name = 'email.clicked'";

  @Test
  void a_crowd_is_sent_on_and_all_that_it_did_is_stored() throws Exception {
    try (var server = RunningServer.start();
        var database = Database.open(server.database().address(), PoolSettings.usual(2));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var mailing = Mailing.on(server);
      var messages = messages(mailing);
      int workspace = mailing.api().workspace();

      try (var hold = Hold.on(database, workspace, threads)) {
        for (var reply : clicks(mailing, messages, threads)) {
          assertThat(reply.get(1, TimeUnit.MINUTES).status()).isEqualTo(302);
        }
        assertThat(clicked(database, workspace)).isZero();
        assertThat(hold.isHeld()).isTrue();
      }

      await().atMost(Duration.ofSeconds(20)).until(() -> clicked(database, workspace) == PEOPLE);
    }
  }

  @Test
  void a_node_that_stops_stores_it_first() throws Exception {
    var server = RunningServer.start();
    try (var database = Database.open(server.database().address(), PoolSettings.usual(2));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var mailing = Mailing.on(server);
      var messages = messages(mailing);
      int workspace = mailing.api().workspace();
      CompletableFuture<Void> stopped;

      try (var hold = Hold.on(database, workspace, threads)) {
        for (var reply : clicks(mailing, messages, threads)) {
          assertThat(reply.get(1, TimeUnit.MINUTES).status()).isEqualTo(302);
        }
        stopped = CompletableFuture.runAsync(server::close, threads);
        assertThat(hold.isHeld()).isTrue();
      }
      stopped.get(1, TimeUnit.MINUTES);

      assertThat(clicked(database, workspace)).isEqualTo(PEOPLE);
    }
  }

  private static List<Sent> messages(Mailing mailing) {
    var messages = new ArrayList<Sent>();
    for (int i = 0; i < PEOPLE; i++) {
      mailing.contact("p" + i, "{}");
      messages.add(mailing.send("p" + i, "<a href=\"https://example.com/\">x</a>"));
    }
    return messages;
  }

  private static List<Future<Reply>> clicks(
      Mailing mailing, List<Sent> messages, ExecutorService threads) {
    var replies = new ArrayList<Future<Reply>>();
    for (var message : messages) {
      replies.add(threads.submit(() -> mailing.click(message)));
    }
    return replies;
  }

  private static long clicked(Database database, int workspace) {
    return database.read(sql -> sql.one(CLICKS, row -> row.bigint(1), workspace));
  }

  /** Keeps all that wants to write to a workspace waiting. */
  private record Hold(CountDownLatch released, Future<Boolean> transaction)
      implements AutoCloseable {

    static Hold on(Database database, int workspace, ExecutorService threads)
        throws InterruptedException {
      var held = new CountDownLatch(1);
      var released = new CountDownLatch(1);
      var transaction = threads.submit(() -> database.inTransaction(sql -> {
        sql.query(
            "select 1 from definition_versions where workspace_id = ? for update",
            row -> row.integer(1),
            workspace);
        held.countDown();
        try {
          return released.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }));
      held.await();
      return new Hold(released, transaction);
    }

    boolean isHeld() {
      return !transaction.isDone();
    }

    @Override
    public void close() throws Exception {
      released.countDown();
      assertThat(transaction.get(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
