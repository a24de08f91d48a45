package com.segmailer.server.workflow;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops runs, with their logs, that ended longer ago than their workspace keeps events: they hold what
 * events said. Also has versions decide no more whose last run has ended.
 */
public final class RunRetention {

  private static final Logger LOG = LoggerFactory.getLogger(RunRetention.class);

  /** Runs at a time. */
  static final int BATCH = 500;

  private static final Duration REST = Duration.ofMinutes(10);
  private static final UUID START = new UUID(0, 0);

  private static final String WORKSPACES = """
      select id, event_retention_days from workspaces
       where event_retention_days is not null order by id
      """;

  // Ids begin with the time of the start, so that what is young is not looked at. Nobody writes to
  // a run that has ended, but its contact may be erased at this moment. A message that waits asks
  // its run for the workflow.
  private static final String ENDED = """
      select id from workflow_runs
       where workspace_id = ? and id > ? and id < ?
         and exists (
           select 1 from workspaces w where w.id = ? and w.event_retention_days = ?)
         and state in ('completed', 'goal', 'exited', 'stopped') and since < ?
         and not exists (
           select 1 from messages m
            where m.workspace_id = workflow_runs.workspace_id and m.run_id = workflow_runs.id
              and m.state in ('queued', 'sending', 'deferred'))
       order by id limit ?
         for update skip locked
      """;

  // The states are those of the index.
  private static final String LEFT = """
      select distinct v.workspace_id, v.workflow_no
        from workflow_versions v
        join workflows w on w.workspace_id = v.workspace_id and w.no = v.workflow_no
       where v.live and (v.version <> w.version or w.state = 'archived') and w.sweep is null
         and not exists (
           select 1 from workflow_runs r
            where r.workspace_id = v.workspace_id and r.workflow_no = v.workflow_no
              and r.version = v.version
              and r.state in ('ready', 'sleeping', 'watching', 'calling', 'failed'))
      """;

  private record Kept(int workspace, int days) {}

  private record Left(int workspace, int no) {}

  private final Database database;
  private final WorkflowDefinitions workflows;
  private final InstantSource clock;
  // The last run dropped of each workspace in which there are more: the next look begins after it.
  private final Map<Integer, UUID> dropped = new HashMap<>();

  public RunRetention(Database database, WorkflowDefinitions workflows, InstantSource clock) {
    this.database = database;
    this.workflows = workflows;
    this.clock = clock;
  }

  /** One batch of every workspace; yields zero when there is more to do. */
  public Duration runOnce() {
    database
        .read(sql -> sql.query(LEFT, row -> new Left(row.integer(1), row.integer(2))))
        .forEach(left -> alone(left.workspace(), () -> {
          workflows.retire(left.workspace(), left.no());
          return false;
        }));
    var kept = database.read(
        sql -> sql.query(WORKSPACES, row -> new Kept(row.integer(1), row.integer(2))));
    boolean more = false;
    for (var one : kept) {
      more |= alone(one.workspace(), () -> dropFrom(one));
    }
    return more ? Duration.ZERO : REST;
  }

  /** Others go on where it fails, and it is tried again later. */
  private static boolean alone(int workspace, BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.error("runs of workspace {} that ended long ago were not dropped", workspace, e);
      return false;
    }
  }

  /** Whether a batch was full, so that there may be more. */
  private boolean dropFrom(Kept kept) {
    var before = clock.instant().minus(Duration.ofDays(kept.days()));
    var ended = database.inTransaction(sql -> drop(sql, kept, before));
    if (ended.size() < BATCH) {
      dropped.remove(kept.workspace());
      return false;
    }
    dropped.put(kept.workspace(), ended.getLast());
    return true;
  }

  private List<UUID> drop(Transaction sql, Kept kept, Instant before) {
    int workspace = kept.workspace();
    var after = dropped.getOrDefault(workspace, START);
    var youngest = new UUID(before.toEpochMilli() << 16, 0);
    var ended = sql.query(
        ENDED,
        row -> row.uuid(1),
        workspace,
        after,
        youngest,
        workspace,
        kept.days(),
        before,
        BATCH);
    if (!ended.isEmpty()) {
      var ids = Columns.uuids(ended);
      sql.update(
          "delete from workflow_log where workspace_id = ? and run_id = any(?)", workspace, ids);
      sql.update(
          "delete from workflow_runs where workspace_id = ? and id = any(?)", workspace, ids);
    }
    return ended;
  }
}
