package com.segmailer.server.bounce;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts the soft bounces of an address within a window of time. */
final class SoftBounceStore {

  /** So many messages, each bounced softly, within {@link #WINDOW}: the address is given up. */
  static final int GIVE_UP_AFTER = 5;

  static final Duration WINDOW = Duration.ofDays(30);

  private static final int PURGED_AT_ONCE = 10_000;

  private static final String ADD = """
      insert into soft_bounces (workspace_id, address_hash, message_key, bounced_at, by_reply)
      values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String COUNT = """
      select count(*)
        from (select from soft_bounces
               where workspace_id = ? and address_hash = ? and bounced_at > ?
               limit ?) lately
      """;

  private static final String FORGET =
      "delete from soft_bounces where workspace_id = ? and address_hash = ?";

  // What somebody else is about to write is left: to forget it the next time does no harm, and
  // nobody waits for it in a circle.
  private static final String FORGET_REPLIES = """
      delete from soft_bounces
       where workspace_id = ? and (address_hash, message_key) in (
         select address_hash, message_key from soft_bounces
          where workspace_id = ? and by_reply and address_hash = any(?::bytea[])
            for update skip locked)
      """;

  private static final String WITH_OLD =
      "select distinct workspace_id from soft_bounces where bounced_at <= ? limit 100";

  private static final String PURGE = """
      delete from soft_bounces
       where workspace_id = ? and (address_hash, message_key) in (
         select address_hash, message_key from soft_bounces
          where workspace_id = ? and bounced_at <= ? limit ?)
      """;

  /** Counts one more; says whether that was one too many. */
  boolean add(Transaction sql, int workspace, byte[] address, Consequences bounce, Instant now) {
    boolean byReply = bounce.source() == DeliveryReports.Source.REPLY;
    sql.update(ADD, workspace, address, bounce.key(), now, byReply);
    long lately =
        sql.one(COUNT, row -> row.bigint(1), workspace, address, now.minus(WINDOW), GIVE_UP_AFTER);
    return lately >= GIVE_UP_AFTER;
  }

  /** The address works after all. */
  void forget(Transaction sql, int workspace, byte[] address) {
    sql.update(FORGET, workspace, address);
  }

  /** The server that refused messages to these takes them; what others report is another matter. */
  void forgetReplies(Transaction sql, int workspace, List<byte[]> addresses) {
    sql.update(FORGET_REPLIES, workspace, workspace, Columns.bytes(addresses));
  }

  /** Drops what no window reaches any more. */
  int purge(Transaction sql, Instant now) {
    var before = now.minus(WINDOW);
    int gone = 0;
    for (int workspace : sql.query(WITH_OLD, row -> row.integer(1), before)) {
      gone += sql.update(PURGE, workspace, workspace, before, PURGED_AT_ONCE);
    }
    return gone;
  }
}
