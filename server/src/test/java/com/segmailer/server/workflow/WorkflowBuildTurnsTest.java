package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose workflows are built first. */
final class WorkflowBuildTurnsTest {

  private static final String DEFINITION = """
      {"triggers": [{"type": "date", "attribute": "renewsAt", "offset": "0"}], "start": "end",
       "steps": {"end": {"type": "end"}}}""";

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));

  @Test
  void a_workspace_with_many_contacts_does_not_hold_up_the_workflow_of_another() {
    try (var database = TestDatabase.create()) {
      var ids = new Ids(clock);
      var definitions = new DefinitionCache();
      var engine = new Engine(database, definitions, ids, clock, 2);
      var builder = new WorkflowBuilder(
          database, engine, definitions, new DefinitionChanges(database), clock);
      building(database, 1, WorkflowBuilder.TURN * WorkflowBuilder.RANGE + 1);
      building(database, 2, 1);

      assertThat(builder.runOnce()).isTrue();
      assertThat(builder.runOnce()).isTrue();
      assertThat(built(database)).containsExactly(2);

      assertThat(builder.runOnce()).isTrue();
      assertThat(built(database)).containsExactly(1, 2);
      assertThat(builder.runOnce()).isFalse();
      long unaware = database.read(sql ->
          sql.one("select count(*) from contacts where wake_at is null", row -> row.bigint(1)));
      assertThat(unaware).isZero();
    }
  }

  /** A workspace with so many contacts and a workflow that was just published. */
  private void building(Database database, int workspace, int contacts) {
    database.inTransaction(sql -> {
      sql.update("""
          insert into workspaces (id, name, secret, created_at) values (?, 'Turns', 'secret', now())
          """, workspace);
      sql.update(
          "insert into definition_versions (workspace_id, version) values (?, 0)", workspace);
      sql.update("insert into contact_counts (workspace_id, contacts) values (?, 0)", workspace);
      sql.update("""
          insert into workflows (
            workspace_id, no, id, name, description, state, revision, draft, version, building,
            dates_from, created_at, updated_at)
          values (?, 1, ?, 'Renewals', '', 'published', 1, '{}', 1, true, ?, now(), now())
          """, workspace, new UUID(workspace, 1), clock.instant());
      sql.update("""
          insert into workflow_versions (
            workspace_id, workflow_no, version, definition, live, published_at)
          values (?, 1, 1, ?::json, true, now())
          """, workspace, DEFINITION);
      return sql.update("""
          insert into contacts (
            workspace_id, id, subscribed, attributes, segments, signals, version, created_at,
            updated_at)
          select ?, gen_random_uuid(), true, '{"renewsAt": "2027-01-01"}', '{}', '', 1, now(), now()
            from generate_series(1, ?)
          """, workspace, contacts);
    });
  }

  private static List<Integer> built(Database database) {
    return database.read(sql -> sql.query(
        "select workspace_id from workflows where not building order by workspace_id",
        row -> row.integer(1)));
  }
}
