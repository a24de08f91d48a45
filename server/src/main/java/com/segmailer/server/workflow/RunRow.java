package com.segmailer.server.workflow;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Conditions;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run as readers see it. */
record RunRow(
    UUID id,
    UUID contact,
    @Nullable String email,
    int version,
    String key,
    String state,
    @Nullable String step,
    @Nullable Instant until,
    @Nullable String reason,
    int visits,
    String data,
    Instant startedAt,
    Instant since) {

  /** The states of runs that are under way. */
  static final List<String> ACTIVE = List.of("ready", "sleeping", "watching", "calling", "failed");

  /** The states of runs that have ended. */
  static final List<String> ENDED = List.of("completed", "goal", "exited", "stopped");

  private static final List<String> ANY =
      Stream.concat(ACTIVE.stream(), ENDED.stream()).toList();

  /** What {@link #of} reads: of a run called {@code r} and its contact {@code c}. */
  static final String COLUMNS = """
      r.id, r.contact_id, c.email, r.version, r.key, r.state, r.step, r.until, r.reason,
      r.visits, r.data::text, r.started_at, r.since""";

  /** The first column after {@link #COLUMNS}. */
  static final int NEXT = 14;

  private static final String ONE = "select " + COLUMNS + """

        from workflow_runs r
        left join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
       where r.workspace_id = ? and r.workflow_no = ? and r.id = ?
      """;

  // Of each state the newest, by the index, and of these the newest: what is in no state that is
  // asked
  // for is not passed by, however much it is.
  private static final String PAGE = "select " + COLUMNS + """

        from (select one.*
                from unnest(?::text[]) as s(state)
               cross join lateral (
                 select * from workflow_runs r
                  where r.workspace_id = ? and r.workflow_no = ? and r.state = s.state and r.id < ?
                        %s
                  order by r.id desc limit ?) one
               order by one.id desc limit ?) r
        left join lateral (
          select email from contacts where workspace_id = r.workspace_id and id = r.contact_id
          offset 0) c on true
       order by r.id desc
      """;

  // The states are those of the index.
  private static final String STEPS = """
      select version, step, state, count(*)
        from workflow_runs
       where workspace_id = ? and workflow_no = ?
         and state in ('ready', 'sleeping', 'watching', 'calling', 'failed')
       group by version, step, state
       order by version, step, state
      """;

  /** Asks for a workspace and a run; read by {@link Logged#of}. */
  static final String LOG = """
      select l.seq, l.step, l.visit, l.at, l.did, l.why::text, m.id, m.state, m.reason
        from workflow_log l
        left join lateral (
          select id, state, reason from messages
           where workspace_id = l.workspace_id
             and id = case when l.did in ('queued', 'sent') then (l.why ->> 'message')::uuid end
          offset 0) m on true
       where l.workspace_id = ? and l.run_id = ?
       order by l.seq
      """;

  // Found by the contact's index. A visit is of one step.
  private static final String CALL = """
      select attempts, problem, nullif(due_at, 'infinity')
        from workflow_calls
       where workspace_id = ? and contact_id = ? and run_id = ? and visit = ?
      """;

  private static final String ACTIVE_PAGE = """
      select r.id, r.contact_id, r.version, r.step, r.state
        from unnest(?::text[]) as s(state)
       cross join lateral (
         select * from workflow_runs
          where workspace_id = ? and workflow_no = ? and state = s.state and id > ?
          order by id limit ?) r
       order by r.id limit ?
      """;

  /** What a list shows; null for whatever is not asked for. */
  record Filter(
      @Nullable UUID contact,
      @Nullable String state,
      @Nullable String step,
      @Nullable Integer version) {

    private Conditions conditions() {
      return Conditions.none()
          .and("r.contact_id = ?", contact)
          .and("r.step = ?", step)
          .and("r.version = ?", version);
    }

    /** Who has ended stands at no step. */
    private List<String> states() {
      return state != null ? List.of(state) : step != null ? ACTIVE : ANY;
    }
  }

  /** How many runs stand at a step in a state. */
  record AtStep(int version, String step, String state, long runs) {}

  /** @param message that the entry tells of, as it is now; null when there is none, or none any more */
  record Logged(
      int seq,
      String step,
      int visit,
      Instant at,
      String did,
      String why,
      @Nullable Queued message) {
    static Logged of(Row row) {
      var message = row.uuidOrNull(7);
      return new Logged(
          row.integer(1),
          row.text(2),
          row.integer(3),
          row.instant(4),
          row.text(5),
          row.text(6),
          message == null ? null : new Queued(message, row.text(8), row.textOrNull(9)));
    }
  }

  /**
   * The request for whose answer a run waits.
   *
   * @param attempts that were begun
   * @param lastProblem what became of the last one that failed; null while none has
   * @param nextAttemptAt when it is tried next, while an attempt is under way when that is given up;
   *     null while the workflow is paused
   */
  record Call(
      int attempts, @Nullable String lastProblem, @Nullable Instant nextAttemptAt) {}

  /** What has become of a message. */
  record Queued(UUID id, String state, @Nullable String reason) {}

  /** An active run, as sweeps need it. */
  record Active(UUID id, UUID contact, int version, String step, String state) {}

  boolean active() {
    return ACTIVE.contains(state);
  }

  static Optional<RunRow> one(Transaction sql, int workspace, int workflow, UUID id) {
    return sql.first(ONE, RunRow::of, workspace, workflow, id);
  }

  /** The newest first. */
  static List<RunRow> page(
      Transaction sql, int workspace, int workflow, UUID before, Filter filter, int limit) {
    var parameters = new ArrayList<Object>();
    parameters.add(Columns.texts(filter.states()));
    parameters.addAll(List.of(workspace, workflow, before));
    parameters.addAll(filter.conditions().values());
    parameters.addAll(List.of(limit, limit));
    return sql.query(PAGE.formatted(filter.conditions().sql()), RunRow::of, parameters.toArray());
  }

  static List<AtStep> steps(Transaction sql, int workspace, int workflow) {
    return sql.query(
        STEPS,
        row -> new AtStep(row.integer(1), row.text(2), row.text(3), row.bigint(4)),
        workspace,
        workflow);
  }

  static List<Logged> log(Transaction sql, int workspace, UUID run) {
    return sql.query(LOG, Logged::of, workspace, run);
  }

  /** The call for whose answer the run waits, if it waits for one. */
  Optional<Call> call(Transaction sql, int workspace) {
    return state.equals("calling")
        ? sql.first(
            CALL,
            row -> new Call(row.integer(1), row.textOrNull(2), row.instantOrNull(3)),
            workspace,
            contact,
            id,
            visits)
        : Optional.empty();
  }

  static List<Active> active(Transaction sql, int workspace, int workflow, UUID after, int limit) {
    return sql.query(
        ACTIVE_PAGE,
        row -> new Active(row.uuid(1), row.uuid(2), row.integer(3), row.text(4), row.text(5)),
        Columns.texts(ACTIVE),
        workspace,
        workflow,
        after,
        limit,
        limit);
  }

  static RunRow of(Row row) {
    return new RunRow(
        row.uuid(1),
        row.uuid(2),
        row.textOrNull(3),
        row.integer(4),
        row.text(5),
        row.text(6),
        row.textOrNull(7),
        row.instantOrNull(8),
        row.textOrNull(9),
        row.integer(10),
        row.text(11),
        row.instant(12),
        row.instant(13));
  }
}
