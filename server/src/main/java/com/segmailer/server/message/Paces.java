package com.segmailer.server.message;

import com.segmailer.core.message.Pace;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;

/** How much of each workspace's rate is taken; shared by all nodes, and only where there is a rate. */
final class Paces {

  // Holds the row until the transaction ends, so that no two claims count on the same room.
  private static final String LOCKED = """
      insert into send_paces (workspace_id, full_at) values (?, ?)
      on conflict (workspace_id) do update set full_at = send_paces.full_at
      returning full_at
      """;

  private static final String STORE = "update send_paces set full_at = ? where workspace_id = ?";

  private Paces() {}

  static Pace locked(Transaction sql, int workspace, int perSecond, Instant now) {
    return new Pace(perSecond, sql.one(LOCKED, row -> row.instant(1), workspace, now));
  }

  /** Lets no other claim of the workspace count before this transaction has ended. */
  static void hold(Transaction sql, int workspace, Instant now) {
    sql.one(LOCKED, row -> row.instant(1), workspace, now);
  }

  static void store(Transaction sql, int workspace, Pace pace) {
    sql.update(STORE, pace.fullAt(), workspace);
  }
}
