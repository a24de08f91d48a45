package com.segmailer.server.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** A statement or a connection failed. Carries the SQLSTATE, which says whether trying again may help. */
public final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1;
  /** A transaction that may only read was to write. */
  static final String READ_ONLY = "25006";

  /** The disk is full. */
  static final String NO_ROOM = "53100";

  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01", "55P03");

  /**
   * Two rows in the place of one, data that is wrong, constraints, limits of the server, and what it
   * did not foresee: classes of states that come of what was to be stored, and come again with it.
   */
  private static final Set<String> CONTENT = Set.of("21", "22", "23", "54", "XX");

  /** No connection, a transaction that may not write or waited too long, a server that cannot now. */
  private static final Set<String> OUTAGE =
      Set.of("", "08", "0A", "25", "28", "3D", "40", "53", "55", "57", "58");

  /** After these a server may have stored what it did not acknowledge. */
  private static final Set<String> LOST = Set.of("", "08", "53", "58");

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
    return OUTAGE.contains(stateClass()) || getCause() instanceof SQLTransientException;
  }

  /** What was to be stored is at fault: the same would fail again, and other work would not. */
  public boolean isOfContent() {
    return CONTENT.contains(stateClass());
  }

  /** The database cannot be written, as when a primary has become a standby. */
  public boolean isReadOnly() {
    return READ_ONLY.equals(sqlState);
  }

  /** There was no room to store something. Nothing of its transaction is stored. */
  public boolean hasNoRoom() {
    return NO_ROOM.equals(sqlState);
  }

  /** The connection was lost during commit: the work may have been stored, or not. */
  public boolean mayHaveCommitted() {
    return committing
        && (getCause() instanceof SQLTransientException
            || sqlState.startsWith("57P0")
            || LOST.contains(stateClass()));
  }

  private String stateClass() {
    return sqlState.length() < 2 ? "" : sqlState.substring(0, 2);
  }

  /** Whether it failed for want of the database, perhaps on another thread. */
  public static boolean isOutage(RuntimeException e) {
    var failure = e instanceof CompletionException wrapped ? wrapped.getCause() : e;
    return failure instanceof DatabaseFailure outage && outage.isTransient();
  }
}
