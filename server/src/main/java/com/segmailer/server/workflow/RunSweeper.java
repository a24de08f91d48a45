package com.segmailer.server.workflow;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.workflow.Cue;
import com.segmailer.server.engine.Alongside;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.message.RunMessages;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does with all runs of a workflow what somebody wanted: wakes those that may go on, ends or migrates
 * them, and lets go of calls and messages that a pause held. Doing the same twice harms nothing, so nodes need not
 * know of each other.
 */
public final class RunSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(RunSweeper.class);

  /** Runs at a time. */
  static final int BATCH = 500;

  /** Workflows that take turns. */
  private static final int AT_ONCE = 100;

  private static final UUID START = new UUID(0, 0);

  private static final String NEXT = """
      select workspace_id, no, sweep::text, swept_to from workflows
       where sweep is not null order by updated_at limit ?
      """;

  // Nothing of a sweep that was joined by another meanwhile.
  private static final String SAME = """
       where workspace_id = ? and no = ? and sweep->>'id' = ? and coalesce(swept_to, ?) = ?
      """;

  private static final String ON = "update workflows set swept_to = ?, swept = swept + ?" + SAME;

  private static final String DONE = "update workflows set sweep = null, swept_to = null" + SAME;

  private record Pending(int workspace, int no, Sweep sweep, UUID after) {}

  private final Database database;
  private final Engine engine;
  private final WorkflowDefinitions workflows;
  private final InstantSource clock;

  public RunSweeper(
      Database database, Engine engine, WorkflowDefinitions workflows, InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.workflows = workflows;
    this.clock = clock;
  }

  /** One batch of each workflow; yields whether it is worth coming back at once. */
  public boolean runOnce() {
    var pending = database.read(sql -> sql.query(
        NEXT,
        row -> {
          var after = row.uuidOrNull(4);
          return new Pending(
              row.integer(1), row.integer(2), Sweep.of(row.text(3)), after == null ? START : after);
        },
        AT_ONCE));
    boolean more = false;
    for (var one : pending) {
      more |= sweep(one);
    }
    return more;
  }

  private boolean sweep(Pending pending) {
    try {
      var runs = database.read(
          sql -> RunRow.active(sql, pending.workspace(), pending.no(), pending.after(), BATCH));
      boolean calls = letGoCalls(pending);
      if (!runs.isEmpty()) {
        advance(pending, runs);
      } else if (!calls && !letGoMessages(pending)) {
        end(pending);
      }
      return true;
    } catch (RuntimeException e) {
      // Other workflows go on; this one is tried again later.
      LOG.error(
          "runs of workflow {} of workspace {} were not swept",
          pending.no(),
          pending.workspace(),
          e);
      return false;
    }
  }

  /** Yields whether there were calls that a pause had held. */
  private boolean letGoCalls(Pending pending) {
    var now = clock.instant();
    return database.inTransaction(
            sql -> WaitingCall.letGo(sql, pending.workspace(), pending.no(), now, BATCH))
        > 0;
  }

  /** The same of messages. All that a workspace holds are looked through, so this comes last. */
  private boolean letGoMessages(Pending pending) {
    var now = clock.instant();
    return database.inTransaction(
            sql -> RunMessages.letGo(sql, pending.workspace(), pending.no(), now, BATCH))
        > 0;
  }

  private void end(Pending pending) {
    database.inTransaction(sql -> {
      if (pending.sweep().end()) {
        WaitingCall.deleteAll(sql, pending.workspace(), pending.no());
      }
      return sql.update(
          DONE, pending.workspace(), pending.no(), pending.sweep().id(), START, pending.after());
    });
    workflows.retire(pending.workspace(), pending.no());
  }

  private void advance(Pending pending, List<RunRow.Active> runs) {
    // In this order: nobody is to take a step of a version that is to be left.
    tell(pending, runs);
    if (pending.sweep().wake()) {
      wake(pending.workspace(), runs);
    }
    database.inTransaction(sql -> sql.update(
        ON,
        runs.getLast().id(),
        runs.size(),
        pending.workspace(),
        pending.no(),
        pending.sweep().id(),
        START,
        pending.after()));
  }

  private void wake(int workspace, List<RunRow.Active> runs) {
    var ready = runs.stream()
        .filter(run -> run.state().equals("ready"))
        .map(RunRow.Active::contact)
        .sorted()
        .distinct()
        .toList();
    var now = clock.instant();
    database.inTransaction(sql -> sql.update("""
        update contacts set wake_at = ?
         where workspace_id = ? and id = any(?) and (wake_at is null or wake_at > ?)
        """, now, workspace, Columns.uuids(ready), now));
  }

  private void tell(Pending pending, List<RunRow.Active> runs) {
    var wanted = new ArrayList<Submission>();
    for (var run : runs) {
      pending
          .sweep()
          .order(run.version())
          .ifPresent(order -> wanted.add(new Submission.Apply(
              Identifier.of(run.contact()),
              new Change.Reach(run.id(), new Cue.Told(order)),
              Submission.Terms.EXISTING)));
    }
    if (!wanted.isEmpty()) {
      engine.submitAll(pending.workspace(), wanted, Alongside.NOTHING);
    }
  }
}
