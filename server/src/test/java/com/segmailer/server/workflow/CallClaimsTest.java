package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of many waiting requests are claimed, and at what cost. */
final class CallClaimsTest {

  private static final int WORKSPACE = 1;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Database database = TestDatabase.create();

  @AfterEach
  void stop() {
    database.close();
  }

  private void waiting(String host, int count) {
    database.read(sql -> sql.update("""
        insert into workflow_calls (
          workspace_id, id, contact_id, workflow_no, run_id, step, visit, request, data, due_at,
          created_at)
        select ?, gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), 'call', 1,
               jsonb_build_object('url', 'https://' || ? || '/hook'), '{}',
               ?::timestamptz - n * interval '1 second', ?
          from generate_series(1, ?) as n
        """, WORKSPACE, host, NOW, NOW, count));
  }

  private static List<WaitingCall> claimed(Transaction sql, CallPlaces.Room room) {
    return WaitingCall.claim(sql, WORKSPACE, NOW, CallWorker.LEASE, room).calls();
  }

  @Test
  void what_waits_for_a_host_without_a_place_is_not_read() {
    waiting("full.example.com", 5_000);
    waiting("Free.example.com", 3);
    waiting("other.example.com", 30);
    database.read(sql -> sql.update("analyze workflow_calls"));
    var full = List.of("full.example.com");
    var room = new CallPlaces.Room(50, full, full, List.of(0));

    database.inTransaction(sql -> {
      long before = read(sql);
      assertThat(claimed(sql, room))
          .extracting(WaitingCall::host)
          .hasSize(3 + CallPlaces.RECEIVER)
          .containsOnly("free.example.com", "other.example.com");
      assertThat(read(sql) - before).isLessThan(500);
      return sql;
    });
  }

  @Test
  void of_those_that_have_a_place_the_longest_due_are_claimed() {
    waiting("one.example.com", 4);
    waiting("two.example.com", 2);
    var room = new CallPlaces.Room(3, List.of(), List.of(), List.of());

    var claimed = database.inTransaction(sql -> claimed(sql, room));

    assertThat(claimed).extracting(WaitingCall::host).hasSize(3).contains("one.example.com");
    long left = database.read(sql -> sql.one(
        "select count(*) from workflow_calls where due_at <= ?",
        row -> row.bigint(1),
        NOW.minusSeconds(3)));
    assertThat(left).isZero();
  }

  /** Rows of calls that this connection has looked at. */
  private static long read(Transaction sql) {
    return sql.one("""
        select seq_tup_read + coalesce(idx_tup_fetch, 0)
          from pg_stat_xact_user_tables where relname = 'workflow_calls'
        """, row -> row.bigint(1));
  }
}
