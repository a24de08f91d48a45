package com.segmailer.server.workspace;

import com.segmailer.server.postgres.Transaction;

/** Keeps what all nodes of one installation share. */
public final class InstallationStore {

  private static final String PROPOSE =
      "insert into installation (one, cursor_secret) values (true, ?) on conflict do nothing";
  private static final String CURSOR_SECRET = "select cursor_secret from installation";
  private static final String LOCK = "select one from installation for update";

  /** The secret that seals cursors; {@code fresh} becomes it when there is none yet. */
  public byte[] cursorSecret(Transaction sql, byte[] fresh) {
    sql.update(PROPOSE, fresh);
    return sql.one(CURSOR_SECRET, row -> row.bytes(1));
  }

  /** Lets only one node at a time go on with what is done once for all; its row must be there. */
  void lock(Transaction sql) {
    sql.one(LOCK, row -> row.bool(1));
  }
}
