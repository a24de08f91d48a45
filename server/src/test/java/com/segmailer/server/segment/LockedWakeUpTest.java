package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Contacts that are due while somebody else has them locked. */
final class LockedWakeUpTest {

  @Test
  void the_worker_rests_before_it_asks_again_for_a_contact_that_is_locked() {
    var clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    try (var database = TestDatabase.create()) {
      var node = new Node(database, clock);
      int workspace = Node.newWorkspace(database);
      node.save(workspace, "jane@example.com", Value.Dict.EMPTY);
      database.inTransaction(sql -> sql.update("update contacts set wake_at = ?", clock.instant()));

      var wait = database.inTransaction(sql -> {
        sql.query("select id from contacts for update", row -> row.uuid(1));
        return node.waker.runOnce();
      });
      var later = node.waker.runOnce();

      assertThat(wait).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
      assertThat(later).isGreaterThan(wait);
    }
  }
}
