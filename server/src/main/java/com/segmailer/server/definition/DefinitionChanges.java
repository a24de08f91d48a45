package com.segmailer.server.definition;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.function.Function;

/**
 * The only way to change what decides in a workspace: segments, declared types, its zone and limit.
 * While it lasts no batch decides, and every batch after it decides with what it left.
 */
public final class DefinitionChanges {

  private static final String LOCK = """
      select v.version from definition_versions v %s where v.workspace_id = ? for update of v
      """.formatted(DefinitionGate.ALONE);
  private static final String MOVE =
      "update definition_versions set version = version + 1 where workspace_id = ?";

  private static final String SINCE =
      "update definition_versions set since = ? where workspace_id = ?";

  private final Database database;

  public DefinitionChanges(Database database) {
    this.database = database;
  }

  /** Runs {@code change} alone with the definitions, in one transaction. */
  public <T> T make(int workspace, Function<Transaction, T> change) {
    return database.inTransaction(transaction -> makeIn(transaction, workspace, change));
  }

  /**
   * To be called by a change by which segments or workflows are decided otherwise from {@code now} on:
   * whoever looks later does not decide by them what time brought about before
   * (docs/decisions/0030-time-where-definitions-change.md).
   */
  public static void decideOtherwise(Transaction transaction, int workspace, Instant now) {
    transaction.update(SINCE, now, workspace);
  }

  /** What the engine heeds of a workspace's settings changes in this transaction. */
  public void announce(Transaction transaction, int workspace) {
    makeIn(transaction, workspace, sql -> workspace);
  }

  /** The same inside a transaction that has locked nothing yet. */
  public <T> T makeIn(Transaction transaction, int workspace, Function<Transaction, T> change) {
    transaction.query(LOCK, row -> row.bigint(1), workspace);
    var result = change.apply(transaction);
    transaction.update(MOVE, workspace);
    return result;
  }
}
