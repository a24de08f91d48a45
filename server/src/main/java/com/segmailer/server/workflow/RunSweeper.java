package com.segmailer.server.workflow;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Cue;
import com.segmailer.server.engine.Alongside;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Database;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Does with all runs of a workflow what somebody wanted: wakes those that may go on, ends or migrates
 * them. Doing the same twice harms nothing, so nodes need not know of each other.
 */
public final class RunSweeper {

  /** Runs at a time. */
  static final int BATCH = 500;

  private static final UUID START = new UUID(0, 0);

  private static final String NEXT = """
      select workspace_id, no, sweep::text, swept_to from workflows
       where sweep is not null order by updated_at limit 1
      """;

  private record Sweep(int workspace, int no, Value.Dict plan, UUID after) {}

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

  /** One batch; yields whether there was anything to do. */
  public boolean runOnce() {
    var sweep = database.read(sql -> sql.first(NEXT, row -> {
      var after = row.uuidOrNull(4);
      return new Sweep(
          row.integer(1),
          row.integer(2),
          (Value.Dict) WorkflowDefinitions.value(row.text(3)),
          after == null ? START : after);
    }));
    sweep.ifPresent(this::sweep);
    return sweep.isPresent();
  }

  private void sweep(Sweep sweep) {
    var runs = database.read(
        sql -> RunRow.active(sql, sweep.workspace(), sweep.no(), sweep.after(), BATCH));
    if (runs.isEmpty()) {
      database.inTransaction(
          sql -> sql.update("""
          update workflows set sweep = null, swept_to = null
           where workspace_id = ? and no = ? and sweep is not null and coalesce(swept_to, ?) = ?
          """, sweep.workspace(), sweep.no(), START, sweep.after()));
      workflows.retire(sweep.workspace(), sweep.no());
      return;
    }
    if (text(sweep.plan(), "kind").equals("wake")) {
      wake(sweep.workspace(), runs);
    } else {
      tell(sweep, runs);
    }
    database.inTransaction(sql -> sql.update(
        """
        update workflows set swept_to = ?, swept = swept + ?
         where workspace_id = ? and no = ? and sweep is not null and coalesce(swept_to, ?) = ?
        """,
        runs.getLast().id(),
        runs.size(),
        sweep.workspace(),
        sweep.no(),
        START,
        sweep.after()));
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

  private void tell(Sweep sweep, List<RunRow.Active> runs) {
    var wanted = new ArrayList<Submission>();
    for (var run : runs) {
      order(sweep.plan(), run)
          .ifPresent(order -> wanted.add(new Submission.Apply(
              Identifier.of(run.contact()),
              new Change.Reach(run.id(), new Cue.Told(order)),
              Submission.Terms.EXISTING)));
    }
    engine.submitAll(sweep.workspace(), wanted, Alongside.NOTHING);
  }

  private static Optional<Cue.Order> order(Value.Dict plan, RunRow.Active run) {
    if (text(plan, "kind").equals("end")) {
      return Optional.of(new Cue.Order.Stop("the workflow is archived"));
    }
    if (run.version() == number(plan, "to") || !from(plan, run.version())) {
      return Optional.empty();
    }
    return Optional.of(new Cue.Order.Migrate(number(plan, "to")));
  }

  private static boolean from(Value.Dict plan, int version) {
    return plan.get("from").isNull() || number(plan, "from") == version;
  }

  private static String text(Value.Dict plan, String name) {
    return plan.get(name) instanceof Value.Text(String text) ? text : "";
  }

  private static int number(Value.Dict plan, String name) {
    return plan.get(name) instanceof Value.Decimal(BigDecimal number) ? number.intValueExact() : 0;
  }
}
