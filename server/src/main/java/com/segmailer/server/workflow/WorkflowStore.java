package com.segmailer.server.workflow;

import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of workflows and of their versions. */
final class WorkflowStore {

  private static final String BY_ID = """
      select %s from workflows where workspace_id = ? and id = ?""".formatted(WorkflowRow.COLUMNS);

  private static final String PAGE = """
      select %s from workflows where workspace_id = ? and no > ? order by no limit ?
      """.formatted(WorkflowRow.Listed.COLUMNS);

  private static final String INSERT = """
      insert into workflows (
        workspace_id, no, id, name, description, state, revision, draft, created_at, updated_at)
      select ?, coalesce(max(no), 0) + 1, ?, ?, ?, 'draft', 1, ?::json, ?, ?
        from workflows where workspace_id = ?
      """;

  private static final String EDIT = """
      update workflows
         set name = ?, description = ?, draft = ?::json, revision = revision + 1, updated_at = ?
       where workspace_id = ? and id = ?
      """;

  private static final String STATE = """
      update workflows set state = ?, revision = revision + 1, updated_at = ?
       where workspace_id = ? and no = ?
      """;

  // Who publishes again while contacts are still passed leaves out no date since the first time.
  private static final String PUBLISH = """
      update workflows
         set state = 'published', version = ?, revision = revision + 1, updated_at = ?,
             building = building or ?, built_to = null, leased_until = null,
             dates_from = case when building and state <> 'draft' then dates_from else ? end,
             date_pauses = case when building or state = 'paused' then date_pauses end
       where workspace_id = ? and no = ?
      """;

  /** Pauses that are told apart while contacts are passed; what lies between the first of more is left out. */
  private static final int MOST_PAUSES = 50;

  private static final String PAUSE_DATES = """
      update workflows
         set date_pauses = case
               when not building or date_pauses is null then array[?::timestamptz]
               when cardinality(date_pauses) < ? then date_pauses || ?::timestamptz
               else date_pauses[1:1] || date_pauses[4:] || ?::timestamptz end
       where workspace_id = ? and no = ?
      """;

  // Whoever has been looked at since the build began and before the pause waits for what came
  // before it;
  // of the others that is made up for.
  private static final String RESUME_DATES = """
      update workflows
         set dates_from = case when building and date_pauses is not null then dates_from else ? end,
             date_pauses = case when date_pauses is not null then date_pauses || ?::timestamptz end
       where workspace_id = ? and no = ?
      """;

  private static final String INSERT_VERSION = """
      insert into workflow_versions (
        workspace_id, workflow_no, version, definition, live, published_at)
      values (?, ?, ?, ?::json, true, ?)
      """;

  // The states are those of the index.
  private static final String RETIRE = """
      update workflow_versions v set live = false
       where v.workspace_id = ? and v.workflow_no = ? and v.live
         and v.version <> coalesce(
           (select w.version from workflows w
             where w.workspace_id = ? and w.no = ? and w.state <> 'archived'), 0)
         and not exists (
           select 1 from workflows w
            where w.workspace_id = ? and w.no = ?
              and (w.sweep->'migrate'->>'to')::int = v.version)
         and not exists (
           select 1 from workflow_runs r
            where r.workspace_id = ? and r.workflow_no = ? and r.version = v.version
              and r.state in ('ready', 'sleeping', 'watching', 'calling', 'failed'))
      """;

  private static final String VERSION = """
      select definition::text from workflow_versions
       where workspace_id = ? and workflow_no = ? and version = ?
      """;

  private WorkflowStore() {}

  static Optional<WorkflowRow> find(Transaction sql, int workspace, UUID id) {
    return sql.first(BY_ID, WorkflowRow::of, workspace, id);
  }

  static List<WorkflowRow.Listed> page(Transaction sql, int workspace, int afterNo, int limit) {
    return sql.query(PAGE, WorkflowRow.Listed::of, workspace, afterNo, limit);
  }

  /** How many there are beside those that are archived. */
  static long count(Transaction sql, int workspace) {
    return sql.one(
        "select count(*) from workflows where workspace_id = ? and state <> 'archived'",
        row -> row.bigint(1),
        workspace);
  }

  static void insert(
      Transaction sql, int workspace, UUID id, WorkflowDefinitions.Draft draft, Instant now) {
    sql.update(
        INSERT,
        workspace,
        id,
        draft.name(),
        draft.description(),
        draft.definition(),
        now,
        now,
        workspace);
  }

  static void edit(
      Transaction sql, int workspace, UUID id, WorkflowDefinitions.Draft draft, Instant now) {
    sql.update(EDIT, draft.name(), draft.description(), draft.definition(), now, workspace, id);
  }

  static void delete(Transaction sql, int workspace, UUID id) {
    sql.update("delete from workflows where workspace_id = ? and id = ?", workspace, id);
  }

  static void state(Transaction sql, int workspace, int no, String state, Instant now) {
    sql.update(STATE, state, now, workspace, no);
  }

  /** @param builds whether contacts' records lack something that the version needs */
  static void publish(
      Transaction sql,
      int workspace,
      int no,
      int version,
      String definition,
      boolean builds,
      Instant now) {
    sql.update(INSERT_VERSION, workspace, no, version, definition, now);
    sql.update(PUBLISH, version, now, builds, now, workspace, no);
  }

  /** Has every contact's record made anew what the version needs; a build under way begins again. */
  static void build(Transaction sql, int workspace, int no) {
    sql.update("""
        update workflows set building = true, built_to = null, leased_until = null
         where workspace_id = ? and no = ?
        """, workspace, no);
  }

  /** Dates that come from {@code now} on start nothing, of which others that nobody has seen to do. */
  static void pauseDates(Transaction sql, int workspace, int no, Instant now) {
    sql.update(PAUSE_DATES, now, 2 * MOST_PAUSES, now, now, workspace, no);
  }

  /** Dates count again. */
  static void resumeDates(Transaction sql, int workspace, int no, Instant now) {
    sql.update(RESUME_DATES, now, now, workspace, no);
  }

  /** Versions of which nobody is and will be are left out of what decides. */
  static int retire(Transaction sql, int workspace, int no) {
    return sql.update(RETIRE, workspace, no, workspace, no, workspace, no, workspace, no);
  }

  static Optional<String> version(Transaction sql, int workspace, int no, int version) {
    return sql.first(VERSION, row -> row.text(1), workspace, no, version);
  }

  /** What is being done with the workflow's runs. */
  static Optional<Sweep> sweep(Transaction sql, int workspace, int no) {
    return sql.first(
        "select sweep::text from workflows where workspace_id = ? and no = ? and sweep is not null",
        row -> Sweep.of(row.text(1)),
        workspace,
        no);
  }

  /** Has {@code sweep} done with the workflow's runs, beside what is being done with them. */
  static void sweep(Transaction sql, int workspace, int no, Sweep sweep) {
    var joined = sweep.joining(sweep(sql, workspace, no).orElse(null));
    sql.update("""
        update workflows set sweep = ?::json, swept_to = null, swept = 0
         where workspace_id = ? and no = ?
        """, joined.json(), workspace, no);
  }
}
