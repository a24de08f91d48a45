package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.definition.Referrer;
import com.segmailer.server.message.RunMessages;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What many messages of one workflow cost those who ask about another. */
final class WaitingMessagesTest {

  private static final int WORKSPACE = 1;
  private static final int MANY = 3_000;
  private static final int VERSIONS = 20;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID TEMPLATE = new UUID(3, 3);

  private final Database database = TestDatabase.create();

  @BeforeEach
  void workflows() {
    workflow(1, new UUID(4, 4));
    workflow(2, TEMPLATE);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  /** A published workflow whose earlier versions, of which nobody is any more, sent the template. */
  private void workflow(int no, UUID template) {
    database.read(
        sql -> sql.update("""
        insert into workflows (
          workspace_id, no, id, name, description, state, revision, draft, version, created_at,
          updated_at)
        values (?, ?, ?, ?, '', 'published', 1, '{}', ?, ?, ?)
        """, WORKSPACE, no, idOf(no), "Workflow " + no, VERSIONS, NOW, NOW));
    database.read(sql ->
        sql.update("""
        insert into workflow_versions (
          workspace_id, workflow_no, version, definition, live, published_at)
        select ?, ?, v, json_build_object('template', case when v < ? then ? end), v = ?, ?
          from generate_series(1, ?) as v
        """, WORKSPACE, no, VERSIONS, template.toString(), VERSIONS, NOW, VERSIONS));
  }

  private static UUID idOf(int workflow) {
    return new UUID(workflow, workflow);
  }

  /** Messages of runs that have ended, which a pause holds. */
  private void held(int workflow, UUID template, int count) {
    database.read(sql -> sql.update(
        """
        with runs as (
          insert into workflow_runs (
            workspace_id, id, contact_id, workflow_no, version, key, state, visits, data,
            started_at, since)
          select ?, gen_random_uuid(), gen_random_uuid(), ?, 1, '', 'completed', 1, '{}', ?, ?
            from generate_series(1, ?)
          returning id, contact_id)
        insert into messages (
          workspace_id, id, contact_id, kind, template_id, template_version, data, address,
          address_key, state, created_at, run_id, workflow_id)
        select ?, gen_random_uuid(), contact_id, 'marketing', ?, 1, '{}', 'a@example.com',
               'a@example.com', 'queued', ?, id, ?
          from runs
        """, WORKSPACE, workflow, NOW, NOW, count, WORKSPACE, template, NOW, idOf(workflow)));
    database.read(sql -> sql.update("analyze messages, workflow_runs"));
  }

  @Test
  void who_goes_on_after_a_pause_does_not_read_what_is_held_of_others() {
    held(1, new UUID(4, 4), MANY);
    held(2, TEMPLATE, 5);

    database.inTransaction(sql -> {
      long before = read(sql, "messages");
      assertThat(RunMessages.letGo(sql, WORKSPACE, 2, NOW, 100)).isEqualTo(5);
      assertThat(RunMessages.letGo(sql, WORKSPACE, 2, NOW, 100)).isZero();
      assertThat(read(sql, "messages") - before).isLessThan(100);
      return sql;
    });
  }

  @Test
  void whether_a_template_is_in_use_is_not_asked_of_each_message_for_each_version() {
    held(1, new UUID(4, 4), MANY);

    database.inTransaction(sql -> {
      long messages = read(sql, "messages");
      long runs = read(sql, "workflow_runs");
      assertThat(WorkflowReferrers.of(sql, WORKSPACE, TEMPLATE)).isEmpty();
      assertThat(read(sql, "messages") - messages).isLessThan(2 * MANY);
      assertThat(read(sql, "workflow_runs") - runs).isLessThan(100);
      return sql;
    });
  }

  @Test
  void a_template_is_in_use_while_a_message_of_a_version_long_gone_waits() {
    held(2, TEMPLATE, 1);

    var referrers = database.read(sql -> WorkflowReferrers.of(sql, WORKSPACE, TEMPLATE));

    assertThat(referrers).containsExactly(new Referrer("workflow", idOf(2), "Workflow 2"));
  }

  /** Rows of a table that this connection has looked at. */
  private static long read(Transaction sql, String table) {
    return sql.one("""
        select seq_tup_read + coalesce(idx_tup_fetch, 0)
          from pg_stat_xact_user_tables where relname = ?
        """, row -> row.bigint(1), table);
  }
}
