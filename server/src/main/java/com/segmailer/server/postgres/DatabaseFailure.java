package com.segmailer.server.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;

/** A statement or a connection failed. Carries the SQLSTATE, which says whether trying again may help. */
public final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01", "55P03");

  private final String sqlState;
  private final boolean committing;

  private DatabaseFailure(SQLException cause, boolean committing) {
    super(cause);
    this.sqlState = Objects.requireNonNullElse(cause.getSQLState(), "");
    this.committing = committing;
  }

  public static DatabaseFailure of(SQLException cause) {
    return new DatabaseFailure(cause, false);
  }

  /** The failure of a commit, or of statements that went out together with one. */
  public static DatabaseFailure whileCommitting(SQLException cause) {
    return new DatabaseFailure(cause, true);
  }

  public String sqlState() {
    return sqlState;
  }

  /** A conflict with other transactions: nothing was stored, and the same work may well succeed now. */
  public boolean isConflict() {
    return ROLLED_BACK.contains(sqlState);
  }

  /** Trying again may help: a conflict, a lost connection, or a server that cannot at the moment. */
  public boolean isTransient() {
    // A pool that ran out of patience has no state to tell.
    return isTransient(sqlState) || getCause() instanceof SQLTransientException;
  }

  /** The connection was lost during commit: the work may have been stored, or not. */
  public boolean mayHaveCommitted() {
    return committing && !isConflict() && isTransient();
  }

  /** {@code true} for SQLSTATEs after which trying again may help. */
  public static boolean isTransient(String sqlState) {
    return ROLLED_BACK.contains(sqlState)
        || sqlState.startsWith("08")
        || sqlState.startsWith("57P0")
        // No memory, space or connection left, or the disk fails: not the fault of what was asked.
        || sqlState.startsWith("53")
        || sqlState.startsWith("58");
  }
}
