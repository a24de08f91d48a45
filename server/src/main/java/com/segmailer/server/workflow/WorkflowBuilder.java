package com.segmailer.server.workflow;

import com.segmailer.core.workflow.Watched;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.SignalNumbers;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.postgres.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes contacts' records hold what a published workflow needs: digests that its conditions are the
 * first to ask for, and alarms for its dates. Until that is done batches count such digests from the
 * event log, and dates that came since it was published are made up for when a contact is passed, so a
 * workflow works from the moment it is published.
 */
public final class WorkflowBuilder {

  /** Contacts that decide again at a time. */
  static final int RANGE = 500;

  /** Ranges after which others have their turn, if any wait. */
  static final int TURN = 4;

  static final Duration LEASE = Duration.ofSeconds(60);

  private final Database database;
  private final Engine engine;
  private final DefinitionCache definitions;
  private final DefinitionChanges changes;
  private final InstantSource clock;

  /** The workspace whose turn it was; after it comes the next one. */
  private volatile int last;

  public WorkflowBuilder(
      Database database,
      Engine engine,
      DefinitionCache definitions,
      DefinitionChanges changes,
      InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.definitions = definitions;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Builds one workflow that nobody else builds, until it is done or other workspaces wait for theirs;
   * yields whether there was one.
   */
  public boolean runOnce() {
    var claim = database.inTransaction(sql -> BuildClaim.next(sql, last, clock.instant(), LEASE));
    claim.ifPresent(one -> {
      last = one.workspace();
      build(one);
    });
    return claim.isPresent();
  }

  private void build(BuildClaim claim) {
    Optional<BuildClaim> going = Optional.of(claim);
    for (int done = 0; going.isPresent(); done++) {
      if (done > 0 && done % TURN == 0 && givesWay(going.get())) {
        return;
      }
      going = next(going.get());
    }
  }

  private boolean givesWay(BuildClaim claim) {
    return database.inTransaction(sql -> {
      boolean othersWait = claim.othersWait(sql, clock.instant());
      if (othersWait) {
        claim.release(sql);
      }
      return othersWait;
    });
  }

  /** One range of the contacts that are left; yields the claim to go on with, if there are more. */
  private Optional<BuildClaim> next(BuildClaim claim) {
    var known = database.read(sql -> definitions.current(sql, claim.workspace()));
    var current = known.definitions().workflows().current(claim.id());
    var range = current.isEmpty()
        ? List.<UUID>of()
        : database.read(sql -> sql.query(
            """
            select id from contacts where workspace_id = ? and id > ? and id <= ? order by id limit ?
            """, row -> row.uuid(1), claim.workspace(), claim.builtTo(), claim.end(), RANGE));
    if (range.isEmpty()) {
      finish(claim, known);
      return Optional.empty();
    }
    // Under their locks, where a batch counts digests that are being built from the event log.
    engine.review(claim.workspace(), Set.of(), range);
    return database.inTransaction(
        sql -> claim.progress(sql, range.getLast(), clock.instant().plus(LEASE)));
  }

  private void finish(BuildClaim claim, WorkspaceDefinitions known) {
    var needed = known.definitions().workflows().versions(claim.no()).stream()
        .flatMap(version -> Watched.signalsOf(version.definition()).stream())
        .collect(Collectors.toSet());
    changes.make(claim.workspace(), sql -> {
      boolean done = claim.finish(sql);
      if (done) {
        SignalNumbers.built(sql, claim.workspace(), needed);
      }
      return done;
    });
  }
}
