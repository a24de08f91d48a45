package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contacts that are created while a segment or a workflow is being built. */
final class NewcomersTest {

  private static final int MOST = 20;

  // Each range that is done brings a contact behind all others, up to a bound.
  private static final String NEWCOMERS = """
      create sequence newcomers;
      create function newcomer() returns trigger language plpgsql as $$
        declare nth bigint := nextval('newcomers');
        begin
          if nth <= %d then
            insert into contacts (workspace_id, id, subscribed, attributes, segments, signals,
                                  version, created_at, updated_at)
            values (new.workspace_id, ('ffffffff-ffff-7fff-8fff-' || lpad(nth::text, 12, '0'))::uuid,
                    true, '{}', '{}', '', 1, now(), now());
          end if;
          return null;
        end $$;
      create trigger newcomer after update of built_to on %s
        for each row when (new.built_to is not null) execute function newcomer();
      """;

  @Test
  void a_build_does_not_run_after_contacts_that_are_created_meanwhile() {
    try (var database = TestDatabase.create()) {
      var node = new Node(database, new MovableClock(Instant.parse("2026-03-01T12:00:00Z")));
      int workspace = Node.newWorkspace(database);
      node.save(workspace, "jane@example.com", Value.Dict.EMPTY);
      node.segments.create(workspace, "All", "", Optional.of(new Condition.All(List.of())));
      database.inTransaction(sql -> sql.update(NEWCOMERS.formatted(MOST, "segments")));

      assertThat(node.builder.runOnce()).isTrue();

      assertThat(count(database, "segments where state = 'live'")).isEqualTo(1);
      assertThat(count(database, "contacts")).isEqualTo(2);
    }
  }

  @Test
  void one_that_has_given_way_ends_where_it_began_to() {
    var clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    try (var database = TestDatabase.create()) {
      var node = new Node(database, clock);
      int workspace = Node.newWorkspace(database);
      node.save(workspace, "jane@example.com", Value.Dict.EMPTY);
      node.segments.create(workspace, "All", "", Optional.of(new Condition.All(List.of())));
      var until = clock.instant().plusSeconds(60);

      database.inTransaction(sql -> {
        var first = claimed(sql, clock);
        BuildStore.progress(sql, first, first.end().orElseThrow(), 1, until);
        BuildStore.release(sql, first);
        return first;
      });
      clock.advance(Duration.ofSeconds(1));
      node.save(workspace, "john@example.com", Value.Dict.EMPTY);
      var second = database.inTransaction(sql -> claimed(sql, clock));

      assertThat(second.end()).isEqualTo(second.builtTo());
    }
  }

  private static BuildStore.Claim claimed(Transaction sql, MovableClock clock) {
    return BuildStore.claim(sql, 0, clock.instant(), Duration.ofSeconds(60)).orElseThrow();
  }

  @Test
  void the_building_of_a_workflow_does_not_either() {
    try (var server = RunningServer.start()) {
      var api = server.workspace("Newcomers");
      api.post("/v1/events", """
          {"event": "bought", "identifier": {"email": "jane@example.com"}}""");
      server.database().inTransaction(sql -> sql.update(NEWCOMERS.formatted(MOST, "workflows")));
      var workflow = api.post("/api/v2/workflows", """
          {"name": "Buyers", "definition": {
            "triggers": [{"type": "direct"}],
            "audience": {"event": "bought", "operator": "performed"},
            "start": "end", "steps": {"end": {"type": "end"}}}}""").text("id");

      var published = api.post("/api/v2/workflows/" + workflow + "/publish", "");

      assertThat(published.status()).as(published.body()).isEqualTo(200);
      await().until(() -> count(server.database(), "workflows where building") == 0);
      assertThat(count(server.database(), "contacts")).isEqualTo(2);
    }
  }

  private static long count(Database database, String rows) {
    return database.read(sql -> sql.one("select count(*) from " + rows, row -> row.bigint(1)));
  }
}
