package com.segmailer.server.message;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The states of messages. Whoever has lost a claim meanwhile changes nothing: the lease says so. */
final class MessageStore {

  /** How long a claim holds; a node that is lost delays its messages by as much. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final String WORKSPACES = """
      select w.id from workspaces w
       where exists (select 1 from messages m where m.workspace_id = w.id and m.due_at <= ?)
       order by w.id
      """;

  // The order of ids is that in which messages were wanted.
  private static final String CLAIM = """
      update messages
         set due_at = ?, lease = ?, attempts = attempts + 1
       where workspace_id = ?
         and id in (select id from messages
                     where workspace_id = ? and due_at <= ?
                     order by due_at limit ?
                       for update skip locked)
      returning\s""" + Claimed.COLUMNS;

  private static final String SENDING = """
      update messages m set state = 'sending', subject = s.subject
        from (select id, subject from unnest(?::uuid[], ?::text[]) as u(id, subject)) s
       where m.workspace_id = ? and m.lease = ? and m.id = s.id
      """;

  private static final String ENDED = """
      update messages
         set state = ?, reason = ?, due_at = null, lease = null, code = ?, status = ?, reply = ?,
             sent_at = ?
       where workspace_id = ? and lease = ? and id = ?
      """;

  private static final String DEFERRED = """
      update messages
         set state = 'deferred', due_at = ?, lease = null, code = ?, status = ?, reply = ?
       where workspace_id = ? and lease = ? and id = ?
      """;

  // As before the claim, but not due until the campaign goes on.
  private static final String HELD = """
      update messages set due_at = null, lease = null, attempts = attempts - 1
       where workspace_id = ? and lease = ? and id = ?
      """;

  // What nobody has begun to hand over is as it was before the claim.
  private static final String RELEASE_ALL = """
      update messages set due_at = now(), lease = null where lease is not null and due_at is not null
      """;

  private static final int LONGEST_REPLY = 1_000;

  private MessageStore() {}

  /** What a mail server said, or nothing. */
  record Said(int code, @Nullable String status, @Nullable String reply) {
    static final Said NOTHING = new Said(0, null, null);

    @Nullable
    String shortReply() {
      return reply == null || reply.length() <= LONGEST_REPLY
          ? reply
          : reply.substring(0, LONGEST_REPLY);
    }
  }

  static List<Integer> workspacesWithDue(Transaction sql, Instant now) {
    return sql.query(WORKSPACES, row -> row.integer(1), now);
  }

  static List<Claimed> claim(Transaction sql, int workspace, UUID lease, Instant now, int most) {
    return sql.query(CLAIM, Claimed::of, now.plus(LEASE), lease, workspace, workspace, now, most);
  }

  /** Says of messages, by their subjects, that from now on somebody may have them. */
  static void sending(Transaction sql, int workspace, UUID lease, Map<UUID, String> subjectById) {
    var ids = List.copyOf(subjectById.keySet());
    sql.update(
        SENDING,
        Columns.uuids(ids),
        Columns.texts(ids.stream().map(subjectById::get).toList()),
        workspace,
        lease);
  }

  /** Whether the claim still held. */
  static boolean ended(
      Transaction sql,
      int workspace,
      UUID lease,
      UUID message,
      MessageState state,
      @Nullable String reason,
      Said said,
      @Nullable Instant sentAt) {
    return sql.update(
            ENDED,
            state.name().toLowerCase(Locale.ROOT),
            reason,
            said.code() == 0 ? null : said.code(),
            said.status(),
            said.shortReply(),
            sentAt,
            workspace,
            lease,
            message)
        > 0;
  }

  static void deferred(
      Transaction sql, int workspace, UUID lease, UUID message, Instant until, Said said) {
    sql.update(
        DEFERRED,
        until,
        said.code() == 0 ? null : said.code(),
        said.status(),
        said.shortReply(),
        workspace,
        lease,
        message);
  }

  /** Whether the claim still held. */
  static boolean held(Transaction sql, int workspace, UUID lease, UUID message) {
    return sql.update(HELD, workspace, lease, message) > 0;
  }

  static int releaseAll(Transaction sql) {
    return sql.update(RELEASE_ALL);
  }
}
