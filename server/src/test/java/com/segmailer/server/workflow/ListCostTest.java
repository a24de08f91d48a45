package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.testkit.RunningServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists of workflows and runs read of what they do not show. */
final class ListCostTest {

  private static final Comparator<RunRow> NEWEST =
      Comparator.comparing((RunRow run) -> run.id().toString()).reversed();

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Lists"));

  @AfterEach
  void stop() {
    server.close();
  }

  private void runs(UUID contact, int count) {
    server.database().read(sql -> sql.update("""
        insert into workflow_runs (
          workspace_id, id, contact_id, workflow_no, version, key, state, visits, data, started_at,
          since)
        select ?, gen_random_uuid(), ?, 1, 1, '', 'completed', 1, '{}', now(), now()
          from generate_series(1, ?) as n
        """, flows.api().workspace(), contact, count));
  }

  private void runsAtStep(String state, int count) {
    server.database().read(sql -> sql.update("""
        insert into workflow_runs (
          workspace_id, id, contact_id, workflow_no, version, key, state, step, visits, data,
          started_at, since)
        select ?, gen_random_uuid(), gen_random_uuid(), 1, 1, '', ?, 'call', 1, '{}', now(), now()
          from generate_series(1, ?) as n
        """, flows.api().workspace(), state, count));
  }

  @ParameterizedTest
  @CsvSource({"failed, , 2", ", call, 5"})
  void runs_under_way_are_found_without_reading_those_that_have_ended(
      @Nullable String state, @Nullable String step, int found) {
    runs(new UUID(2, 2), 5_000);
    runsAtStep("failed", 2);
    runsAtStep("sleeping", 3);
    server.database().read(sql -> sql.update("analyze workflow_runs"));
    var filter = new RunRow.Filter(null, state, step, null);

    server.database().inTransaction(sql -> {
      long before = read(sql);
      var page = RunRow.page(sql, flows.api().workspace(), 1, new UUID(-1, -1), filter, 101);
      assertThat(page).hasSize(found).isSortedAccordingTo(NEWEST);
      var swept = RunRow.active(sql, flows.api().workspace(), 1, new UUID(0, 0), 500);
      assertThat(swept).hasSize(5);
      assertThat(read(sql) - before).isLessThan(100);
      return sql;
    });
  }

  @Test
  void a_list_of_all_runs_goes_by_when_they_began_and_not_by_their_states() {
    runs(new UUID(2, 2), 30);
    runsAtStep("failed", 30);
    runsAtStep("sleeping", 30);
    var filter = new RunRow.Filter(null, null, null, null);

    var pages = server.database().read(sql -> {
      var all = new ArrayList<RunRow>();
      for (var after = new UUID(-1, -1);
          all.size() % 20 == 0;
          after = all.getLast().id()) {
        all.addAll(RunRow.page(sql, flows.api().workspace(), 1, after, filter, 20));
      }
      return all;
    });

    assertThat(pages).hasSize(90).isSortedAccordingTo(NEWEST);
    assertThat(pages).extracting(RunRow::id).doesNotHaveDuplicates();
  }

  @Test
  void the_few_runs_of_a_contact_are_found_without_reading_those_of_others() {
    var jane = new UUID(1, 1);
    runs(jane, 3);
    runs(new UUID(2, 2), 5_000);
    server.database().read(sql -> sql.update("analyze workflow_runs"));
    var filter = new RunRow.Filter(jane, "completed", null, 1);

    server.database().inTransaction(sql -> {
      long before = read(sql);
      var page = RunRow.page(sql, flows.api().workspace(), 1, new UUID(-1, -1), filter, 101);
      assertThat(page).hasSize(3);
      assertThat(read(sql) - before).isLessThan(100);
      return sql;
    });
  }

  /** Rows of runs that this connection has looked at. */
  private static long read(Transaction sql) {
    return sql.one("""
        select seq_tup_read + coalesce(idx_tup_fetch, 0)
          from pg_stat_xact_user_tables where relname = 'workflow_runs'
        """, row -> row.bigint(1));
  }

  @Test
  void the_list_of_workflows_reads_no_drafts() {
    // A long one that nothing makes shorter: it is stored apart from its row.
    var note = new Random(7)
        .ints(20_000, 'A', 'z')
        .filter(Character::isLetter)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
    var id = UUID.fromString(flows.draft("Long", "{\"note\": \"" + note + "\"}"));

    server.database().inTransaction(sql -> {
      long before = apart(sql);
      assertThat(WorkflowStore.page(sql, flows.api().workspace(), 0, 101)).hasSize(1);
      assertThat(apart(sql)).isEqualTo(before);
      assertThat(WorkflowStore.find(sql, flows.api().workspace(), id)).isPresent();
      assertThat(apart(sql)).isGreaterThan(before);
      return sql;
    });
  }

  /** Looks of this connection at what is stored apart from the rows of workflows. */
  private static long apart(Transaction sql) {
    return sql.one("""
        select coalesce(sum(idx_scan), 0) from pg_stat_xact_all_tables
         where relid = (select reltoastrelid from pg_class where oid = 'workflows'::regclass)
        """, row -> row.bigint(1));
  }
}
