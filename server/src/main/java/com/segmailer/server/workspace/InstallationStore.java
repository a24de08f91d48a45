package com.segmailer.server.workspace;

import com.segmailer.server.postgres.Transaction;

/** Keeps what all nodes of one installation share. */
public final class InstallationStore {

  private static final String PROPOSE =
      "insert into installation (one, cursor_secret) values (true, ?) on conflict do nothing";
  private static final String CURSOR_SECRET = "select cursor_secret from installation";

  /** The secret that seals cursors; {@code fresh} becomes it when there is none yet. */
  public byte[] cursorSecret(Transaction sql, byte[] fresh) {
    sql.update(PROPOSE, fresh);
    return sql.one(CURSOR_SECRET, row -> row.bytes(1));
  }
}
