package com.segmailer.server.campaign;

import com.segmailer.server.postgres.Transaction;
import java.util.UUID;

/**
 * Who writes the audience of a campaign down holds it alone until the end of the transaction, however
 * long that takes: the lease cannot be extended in the snapshot in which it is written.
 */
final class AudienceHold {

  private static final String TAKE =
      "select pg_try_advisory_xact_lock(hashtextextended('campaign audience ' || ?::text, 0))";

  private static final String REST = "set local idle_in_transaction_session_timeout = '1min'";

  private AudienceHold() {}

  /** Whether nobody else holds it; if so, this transaction does. */
  static boolean take(Transaction sql, UUID campaign) {
    return sql.one(TAKE, row -> row.bool(1), campaign);
  }

  /** The same for as long as it takes to write, but not for ever where a node vanishes meanwhile. */
  static boolean takeToWrite(Transaction sql, UUID campaign) {
    sql.script(REST);
    return take(sql, campaign);
  }
}
