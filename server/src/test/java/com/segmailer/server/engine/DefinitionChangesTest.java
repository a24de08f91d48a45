package com.segmailer.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class DefinitionChangesTest {

  private static final int WORKSPACE = 1;

  @Test
  void a_batch_that_comes_later_does_not_overtake_a_change() throws Exception {
    try (var database = TestDatabase.create();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      insertVersions(database);
      var decided = new CountDownLatch(1);
      var begun = new CountDownLatch(1);

      var first = batch(database, threads, begun, decided);
      begun.await();
      var change =
          threads.submit(() -> new DefinitionChanges(database).make(WORKSPACE, sql -> "changed"));
      awaitWaiting(database, 1);
      var second = batch(database, threads, new CountDownLatch(1), decided);
      awaitWaiting(database, 2);
      decided.countDown();

      assertThat(first.get()).isEqualTo(1);
      assertThat(change.get()).isEqualTo("changed");
      assertThat(second.get()).isEqualTo(2);
    }
  }

  @Test
  void a_change_closes_the_gate_of_no_other_workspace() {
    try (var database = TestDatabase.create()) {
      insertVersions(database);

      long closed = new DefinitionChanges(database)
          .make(WORKSPACE, sql -> sql.one("""
              select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
              """, row -> row.bigint(1)));

      assertThat(closed).isEqualTo(1);
    }
  }

  private static void insertVersions(Database database) {
    database.inTransaction(sql -> sql.update("""
        insert into definition_versions (workspace_id, version)
        select no, 1 from generate_series(1, 20) as no
        """));
  }

  /** Decides until {@code decided}; yields the version by which it does. */
  private static Future<Long> batch(
      Database database, ExecutorService threads, CountDownLatch begun, CountDownLatch decided) {
    return threads.submit(() -> database.inTransaction(sql -> {
      long version = load(sql);
      begun.countDown();
      try {
        decided.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return version;
    }));
  }

  private static long load(Transaction sql) {
    try {
      return BatchLoad.byIdentity(sql.connection(), WORKSPACE, List.of(), true)
          .definitionsVersion();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  private static void awaitWaiting(Database database, long waiting) {
    await()
        .until(
            () -> database.read(sql -> sql.one("""
                select count(*) from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock'
                """, row -> row.bigint(1))),
            count -> count == waiting);
  }
}
