package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Condition;
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

      var live = database.read(sql -> sql.query(
          "select name from segments where state = 'live' order by name", row -> row.text(1)));
      assertThat(live).containsExactly("Many 0", "One");
    }
  }
}
