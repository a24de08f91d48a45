package com.segmailer.server.engine;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs submissions as one transaction of two round trips: the first pins the definitions and locks
 * and loads the contacts, the second writes everything and commits. What is rare (keys, creations
 * under a limit, signals being built) adds its own.
 */
final class BatchRunner {

  /** Verdicts stored in one transaction. */
  private static final int MAX_VERDICTS = 2_000;

  /**
   * Instants for which contacts that wake together make up: some that were due for long take as much time
   * as many that were not, and whoever writes to one of them waits for all.
   */
  static final int MAX_INSTANTS = 2_000;

  private final Database database;
  private final DefinitionCache definitions;
  private final Catalogue catalogue = new Catalogue();
  private final Ids ids;
  private final InstantSource clock;
  private volatile Bells bells = Bells.SILENT;

  /** What a transaction yields, and whom to tell of its commit. */
  private record Stored<T>(T result, BatchWrites writes, Announcements announcements) {
    Stored(T result, Batch batch) {
      this(result, batch.writes(), batch.announcements());
    }
  }

  BatchRunner(Database database, DefinitionCache definitions, Ids ids, InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.ids = ids;
    this.clock = clock;
  }

  void ringing(Bells rung) {
    bells = rung;
  }

  private <T> T ring(int workspace, Stored<T> stored) {
    bells.ring(workspace, stored.writes(), stored.announcements());
    return stored.result();
  }

  /**
   * Stores the submissions.
   *
   * @param patient whether to wait for contacts that somebody else has locked
   * @throws DatabaseFailure when nothing was stored, or may have been
   */
  List<Outcome> run(
      int workspace, List<Submission> submissions, int from, Alongside alongside, boolean patient) {
    var learning = new Learning(catalogue, workspace);
    var stored = database.inTransaction(transaction -> {
      try {
        return run(transaction, workspace, submissions, from, alongside, learning, patient);
      } catch (SQLException e) {
        throw DatabaseFailure.of(e);
      }
    });
    learning.committed();
    return ring(workspace, stored);
  }

  /** Stores what a job must remember of submissions that were not stored themselves. */
  void tell(int from, List<Outcome> outcomes, Alongside alongside) {
    database.inTransaction(transaction -> {
      alongside.store(transaction, from, outcomes);
      return outcomes;
    });
  }

  private Stored<List<Outcome>> run(
      Transaction transaction,
      int workspace,
      List<Submission> submissions,
      int from,
      Alongside alongside,
      Learning learning,
      boolean patient)
      throws SQLException {
    var connection = transaction.connection();
    catalogue.load(transaction, workspace);
    var free = AdmissionSql.reserveKeys(connection, workspace, submissions, clock.instant());
    var loaded = BatchLoad.byIdentity(connection, workspace, submissions, patient);
    var known = definitions.at(transaction, workspace, loaded.definitionsVersion());
    var now = clock.instant();
    var directory = directory(transaction, known, loaded, now);
    var admission = AdmissionSql.admission(connection, known, directory, submissions, free);
    var engagements = Engagements.of(connection, workspace, submissions, now);
    var addresses = Addresses.of(connection, workspace, directory, submissions);
    var batch = new Batch(known, directory, admission, engagements, addresses, ids, now);
    var outcomes = batch.decide(submissions);
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Applied
          && submissions.get(i) instanceof Submission.Apply apply) {
        learning.from(apply.change());
      }
    }
    engagements.recorded().forEach(learning::from);
    directory.entries().forEach(learning::from);
    var script = new Script(connection);
    batch.writes().into(script, directory.entries(), ids.next(), now);
    engagements.into(script, workspace);
    batch.announcements().into(script, directory.entries(), ids);
    admission.into(script, workspace, now);
    learning.into(script, now);
    alongside.store(transaction, from, outcomes);
    commit(script);
    return new Stored<>(outcomes, batch);
  }

  // In the same round trip: the server skips the commit when a statement before it fails. When the
  // connection is lost, nobody here can know which of the two it was.
  private static void commit(Script script) {
    try {
      script.statement("commit").run();
    } catch (SQLException e) {
      throw DatabaseFailure.whileCommitting(e);
    }
  }

  private Directory directory(
      Transaction transaction, WorkspaceDefinitions known, BatchLoad.Loaded loaded, Instant now)
      throws SQLException {
    var directory = new Directory();
    for (var row : loaded.rows()) {
      directory.add(Entry.stored(BatchLoad.contact(row, known.definitions())));
    }
    new Rebuild(known.definitions())
        .correct(transaction.connection(), known.workspace(), directory.entries(), now);
    return directory;
  }

  /** Lets contacts whose wake-up is due decide again; yields how many there were, {@code limit} if there are more. */
  int wake(int workspace, int limit) {
    var learning = new Learning(catalogue, workspace);
    var woken = database.inTransaction(transaction -> {
      try {
        return wake(transaction, workspace, limit, learning);
      } catch (SQLException e) {
        throw DatabaseFailure.of(e);
      }
    });
    learning.committed();
    return woken.map(stored -> ring(workspace, stored)).orElse(0);
  }

  private Optional<Stored<Integer>> wake(
      Transaction transaction, int workspace, int limit, Learning learning) throws SQLException {
    var connection = transaction.connection();
    var loaded = BatchLoad.due(connection, workspace, clock.instant(), limit);
    if (loaded.rows().isEmpty()) {
      return Optional.empty();
    }
    catalogue.load(transaction, workspace);
    var known = definitions.at(transaction, workspace, loaded.definitionsVersion());
    var now = clock.instant();
    var directory = directory(transaction, known, loaded, now);
    var admission = AdmissionSql.none(known);
    var batch =
        new Batch(known, directory, admission, Engagements.none(now), Addresses.NONE, ids, now);
    var wakes = new ArrayList<Submission>(loaded.rows().size());
    for (var row : loaded.rows()) {
      wakes.add(new Submission.Apply(
          Identifier.of(row.id()), new Change.Wake(), Submission.Terms.EXISTING));
    }
    // The others are due as before: it is their turn next.
    boolean all = batch.decide(wakes, MAX_INSTANTS).size() == wakes.size();
    directory.entries().forEach(learning::from);
    var script = new Script(connection);
    batch.writes().into(script, directory.entries(), ids.next(), now);
    batch.announcements().into(script, directory.entries(), ids);
    learning.into(script, now);
    commit(script);
    return Optional.of(new Stored<>(all ? wakes.size() : limit, batch));
  }

  /** In parts that hold their locks for a moment only; yields the contacts that must decide again. */
  List<UUID> settle(
      WorkspaceDefinitions known, int segmentNo, List<Verdicts.Verdict> verdicts, Instant at) {
    var again = new ArrayList<UUID>();
    for (int from = 0; from < verdicts.size(); from += MAX_VERDICTS) {
      var part = verdicts.subList(from, Math.min(from + MAX_VERDICTS, verdicts.size()));
      again.addAll(
          database.inTransaction(tx -> Verdicts.store(tx, known, segmentNo, part, ids, at)));
    }
    return again;
  }

  List<UUID> due(int workspace, int limit) {
    return database.read(
        tx -> tx.query("""
                select id from contacts where workspace_id = ? and wake_at <= ?
                 order by wake_at limit ?
                """, row -> row.uuid(1), workspace, clock.instant(), limit));
  }

  /** Leaves alone whom somebody has changed meanwhile, so that it is due at another time. */
  void postpone(int workspace, UUID contact, Duration by) {
    var now = clock.instant();
    database.alone(tx -> tx.update(
        "update contacts set wake_at = ? where workspace_id = ? and id = ? and wake_at <= ?",
        now.plus(by),
        workspace,
        contact,
        now));
  }
}
