package com.segmailer.server.workflow;

import com.segmailer.core.workflow.DefinitionPrinter;
import com.segmailer.core.workflow.Watched;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.DefinitionReader;
import com.segmailer.server.definition.SignalNumbers;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** Writes drafts, and publishes, pauses and archives workflows, alone with the definitions. */
public final class WorkflowDefinitions {

  /** Workflows in a workspace that are not archived. */
  static final int MAX_WORKFLOWS = 1_000;

  /** @param definition JSON */
  record Draft(String name, String description, String definition) {}

  private final DefinitionChanges changes;
  private final Drafts drafts;
  private final Ids ids;
  private final InstantSource clock;

  public WorkflowDefinitions(
      DefinitionChanges changes, Drafts drafts, Ids ids, InstantSource clock) {
    this.changes = changes;
    this.drafts = drafts;
    this.ids = ids;
    this.clock = clock;
  }

  /** Reads drafts by what there is in a workspace. */
  Drafts drafts() {
    return drafts;
  }

  /** Stores a new draft and what {@code draft} stores for it, unless a request with that key did. */
  UUID create(int workspace, Optional<AppliedKey> key, Function<Transaction, Draft> draft) {
    return changes.make(workspace, sql -> {
      var wanted = draft.apply(sql);
      var id = ids.next();
      var before = Made.before(sql, workspace, key, id, clock.instant());
      if (before.isPresent()) {
        return before.get();
      }
      if (WorkflowStore.count(sql, workspace) >= MAX_WORKFLOWS) {
        throw ProblemType.CONFLICT.because(
            "A workspace has at most " + MAX_WORKFLOWS + " workflows that are not archived");
      }
      WorkflowStore.insert(sql, workspace, id, wanted, clock.instant());
      return id;
    });
  }

  /** Edits the draft; what is published stays as it is. Only the name decides at once. */
  void edit(
      int workspace, UUID id, OptionalLong expectedRevision, Function<WorkflowRow, Draft> edit) {
    changes.make(workspace, sql -> {
      var row = expected(sql, workspace, id, expectedRevision);
      var wanted = edit.apply(row);
      if (!wanted.equals(row.written())) {
        WorkflowStore.edit(sql, workspace, id, wanted, clock.instant());
      }
      return id;
    });
  }

  /** Only what was never published may go. */
  void delete(int workspace, UUID id) {
    changes.make(workspace, sql -> {
      var row = expected(sql, workspace, id, OptionalLong.empty());
      if (row.version() > 0) {
        throw ProblemType.CONFLICT.because("It was published: archive it instead");
      }
      WorkflowStore.delete(sql, workspace, id);
      return id;
    });
  }

  /** Makes the draft the version of which new runs are; throws with all that is wrong with it. */
  void publish(int workspace, UUID id, OptionalLong expectedRevision) {
    changes.make(workspace, sql -> {
      var row = expected(sql, workspace, id, expectedRevision);
      if (row.state().equals("archived")) {
        throw ProblemType.CONFLICT.because("The workflow is archived: duplicate it instead");
      }
      var definitions = DefinitionReader.read(sql, workspace).definitions();
      var definition = drafts.valid(sql, workspace, definitions, row);
      var pinned = PinnedTemplates.pinned(sql, workspace, definition);
      boolean counts =
          SignalNumbers.number(sql, workspace, definitions, Watched.signalsOf(definition));
      if (row.state().equals("paused")) {
        WorkflowStore.resumeDates(sql, workspace, row.no(), clock.instant());
      }
      WorkflowStore.publish(
          sql,
          workspace,
          row.no(),
          row.version() + 1,
          Json.print(DefinitionPrinter.print(pinned)),
          counts || definition.entry().waitsForDates(),
          clock.instant());
      DefinitionChanges.decideOtherwise(sql, workspace, clock.instant());
      if (row.state().equals("paused")) {
        WorkflowStore.sweep(sql, workspace, row.no(), Sweep.waking(ids.next()));
      }
      tidy(sql, workspace, row.no());
      return id;
    });
  }

  /** The same for what was never published; all else stays as it is. */
  void publishFirst(int workspace, UUID id) {
    boolean first = changes.make(
        workspace, sql -> expected(sql, workspace, id, OptionalLong.empty()).version() == 0);
    if (first) {
      publish(workspace, id, OptionalLong.empty());
    }
  }

  private static void tidy(Transaction sql, int workspace, int no) {
    WorkflowStore.retire(sql, workspace, no);
    var left = DefinitionReader.read(sql, workspace).definitions();
    SignalNumbers.dropOthers(sql, workspace, SignalNumbers.needed(left, id -> false));
  }

  /** Leaves out versions that have no runs any more. */
  void retire(int workspace, int no) {
    changes.make(workspace, sql -> {
      tidy(sql, workspace, no);
      return no;
    });
  }

  void pause(int workspace, UUID id, OptionalLong expectedRevision) {
    turn(
        workspace,
        id,
        expectedRevision,
        Set.of("published"),
        "paused",
        (sql, no) -> WorkflowStore.pauseDates(sql, workspace, no, clock.instant()));
  }

  /** Runs that are before a step take it now. Dates ahead were not waited for: contacts are asked anew. */
  void resume(int workspace, UUID id, OptionalLong expectedRevision) {
    turn(workspace, id, expectedRevision, Set.of("paused"), "published", (sql, no) -> {
      WorkflowStore.sweep(sql, workspace, no, Sweep.waking(ids.next()));
      WorkflowStore.resumeDates(sql, workspace, no, clock.instant());
      var workflows = DefinitionReader.read(sql, workspace).definitions().workflows();
      if (workflows
          .current(id)
          .filter(now -> now.definition().entry().waitsForDates())
          .isPresent()) {
        WorkflowStore.build(sql, workspace, no);
      }
    });
  }

  /** For ever; runs under way are ended. */
  void archive(int workspace, UUID id, OptionalLong expectedRevision) {
    turn(
        workspace,
        id,
        expectedRevision,
        Set.of("draft", "published", "paused"),
        "archived",
        (sql, no) -> WorkflowStore.sweep(sql, workspace, no, Sweep.ending(ids.next())));
  }

  private void turn(
      int workspace,
      UUID id,
      OptionalLong expectedRevision,
      Set<String> from,
      String to,
      ObjIntConsumer<Transaction> then) {
    changes.make(workspace, sql -> {
      var row = expected(sql, workspace, id, expectedRevision);
      if (row.state().equals(to)) {
        return id;
      }
      if (!from.contains(row.state())) {
        throw ProblemType.CONFLICT.because("The workflow is " + row.state());
      }
      WorkflowStore.state(sql, workspace, row.no(), to, clock.instant());
      DefinitionChanges.decideOtherwise(sql, workspace, clock.instant());
      then.accept(sql, row.no());
      return id;
    });
  }

  /** Has runs of other versions moved to the present one, one migration at a time. */
  void migrate(int workspace, UUID id, Sweep.Migration migration) {
    changes.make(workspace, sql -> {
      var row = expected(sql, workspace, id, OptionalLong.empty());
      if (row.state().equals("archived") || row.version() != migration.to()) {
        throw ProblemType.CONFLICT.because("The workflow was archived or published meanwhile");
      }
      var under = WorkflowStore.sweep(sql, workspace, row.no());
      if (under.filter(sweep -> sweep.migration() != null).isPresent()) {
        throw ProblemType.CONFLICT.because("Runs are being migrated: try again when that is done");
      }
      WorkflowStore.sweep(sql, workspace, row.no(), Sweep.migrating(ids.next(), migration));
      return id;
    });
  }

  private static WorkflowRow expected(
      Transaction sql, int workspace, UUID id, OptionalLong expectedRevision) {
    var row = WorkflowStore.find(sql, workspace, id).orElseThrow(WorkflowDefinitions::gone);
    if (expectedRevision.isPresent() && expectedRevision.getAsLong() != row.revision()) {
      throw ProblemType.CONFLICT.because(
          "The workflow has changed since you read it: its revision is " + row.revision());
    }
    return row;
  }

  static RuntimeException gone() {
    return ProblemType.NOT_FOUND.because("There is no such workflow");
  }
}
