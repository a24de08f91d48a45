package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Condition;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose segments are built first. */
final class BuildTurnsTest {

  private static final Optional<Condition> EVERYBODY = Optional.of(new Condition.All(List.of()));

  @Test
  void a_workspace_with_many_segments_does_not_hold_up_the_one_of_another() {
    var clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    try (var database = TestDatabase.create()) {
      var node = new Node(database, clock);
      int busy = Node.newWorkspace(database);
      int other = Node.newWorkspace(database);
      for (int i = 0; i < 3; i++) {
        node.segments.create(busy, "Many " + i, "", EVERYBODY);
        clock.advance(Duration.ofSeconds(1));
      }
      node.segments.create(other, "One", "", EVERYBODY);

      node.builder.runOnce();
      node.builder.runOnce();

      assertThat(live(database)).containsExactly("Many 0", "One");
    }
  }

  @Test
  void a_workspace_with_many_contacts_does_not_hold_up_the_segment_of_another() {
    try (var database = TestDatabase.create()) {
      var node = new Node(database, new MovableClock(Instant.parse("2026-03-01T12:00:00Z")));
      int busy = Node.newWorkspace(database);
      int other = Node.newWorkspace(database);
      contacts(database, busy, SegmentBuilder.RANGE + 1);
      contacts(database, other, 1);
      node.segments.create(busy, "Many", "", EVERYBODY);
      node.segments.create(other, "One", "", EVERYBODY);

      node.builder.runOnce();
      node.builder.runOnce();

      assertThat(live(database)).containsExactly("One");
      node.settle();
      assertThat(live(database)).containsExactly("Many", "One");
      long members =
          database.read(sql -> sql.one("select count(*) from memberships", row -> row.bigint(1)));
      assertThat(members).isEqualTo(SegmentBuilder.RANGE + 2);
    }
  }

  private static void contacts(Database database, int workspace, int many) {
    database.read(sql -> sql.update("""
        insert into contacts (
          workspace_id, id, subscribed, attributes, segments, signals, version, created_at, updated_at)
        select ?, gen_random_uuid(), true, '{}', '{}', '', 1, now(), now()
          from generate_series(1, ?) as n
        """, workspace, many));
  }

  private static List<String> live(Database database) {
    return database.read(sql -> sql.query(
        "select name from segments where state = 'live' order by name", row -> row.text(1)));
  }
}
