package com.segmailer.server.message;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The states of messages. Whoever has lost a claim meanwhile changes nothing: the lease says so. */
final class MessageStore {

  /** How long a claim holds, unless it is extended; a node that is lost delays its messages by as much. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** Messages claimed at once. */
  static final int BATCH = 100;

  private static final String WORKSPACES = """
      select id, urgent
        from (select w.id,
                     exists (select 1 from messages m
                              where m.workspace_id = w.id and m.kind = 'transactional'
                                and m.due_at <= ?) as urgent,
                     exists (select 1 from messages m
                              where m.workspace_id = w.id and m.kind = 'marketing'
                                and m.due_at <= ?) as usual
                from workspaces w) d
       where urgent or usual
       order by id
      """;

  // What is in the parentheses stops at a constant, so that its plan is to walk along the index; no
  // more rows are locked than are asked for.
  static final String CLAIM = """
      with urgent as materialized (
        select id from (
          select id from messages
           where workspace_id = ? and kind = 'transactional' and due_at <= ?
           order by due_at limit 100 for update skip locked) first
         limit ?),
      usual as materialized (
        select id from (
          select id from messages
           where workspace_id = ? and kind = 'marketing' and due_at <= ?
           order by due_at limit 100 for update skip locked) second
         limit ? - (select count(*) from urgent))
      update messages
         set due_at = ?, lease = ?, attempts = attempts + 1
       where workspace_id = ?
         and id in (select id from urgent union all select id from usual)
      returning\s""" + Claimed.COLUMNS;

  private static final String SENDING = """
      update messages m set state = 'sending', reason = null, subject = s.subject
        from (select id, subject from unnest(?::uuid[], ?::text[]) as u(id, subject)) s
       where m.workspace_id = ? and m.lease = ? and m.id = s.id
      returning m.id
      """;

  // What nobody can have got does not count.
  private static final String ENDED = """
      update messages m
         set state = e.state, reason = e.reason, due_at = null, lease = null, code = e.code,
             status = e.status, reply = e.reply, sent_at = e.sent_at,
             counted_at = case when e.state in ('sent', 'unknown') then m.counted_at end
        from (select *
                from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[],
                            ?::timestamptz[])
                  as u(id, state, reason, code, status, reply, sent_at)) e
       where m.workspace_id = ? and m.lease = ? and m.id = e.id
      """;

  private static final String DEFERRED = """
      update messages m
         set state = 'deferred', due_at = d.due_at, lease = null, counted_at = null,
             reason = null, code = d.code, status = d.status, reply = d.reply
        from (select *
                from unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::text[], ?::text[])
                  as u(id, due_at, code, status, reply)) d
       where m.workspace_id = ? and m.lease = ? and m.id = d.id
      """;

  // What takes long counts as if it had just gone.
  private static final String EXTEND = """
      update messages
         set due_at = ?, counted_at = case when counted_at is not null then ?::timestamptz end
       where workspace_id = ? and lease = ? and id = any(?) and due_at is not null
      """;

  // What nobody has begun to hand over is as it was before the claim.
  private static final String RELEASE_ALL = """
      update messages
         set due_at = now(), lease = null,
             counted_at = case when state = 'sending' then counted_at end
       where lease is not null and due_at is not null
      """;

  /** What somebody waits for, and then what was wanted first. */
  private static final Comparator<Claimed> ORDER = Comparator.comparing(Claimed::kind)
      .thenComparing(Claimed::createdAt)
      .thenComparing(Claimed::id);

  private static final int LONGEST_REPLY = 1_000;

  private MessageStore() {}

  /** What a mail server said, or nothing. */
  record Said(int code, @Nullable String status, @Nullable String reply) {
    static final Said NOTHING = new Said(0, null, null);

    @Nullable
    Integer codeOrNull() {
      return code == 0 ? null : code;
    }

    @Nullable
    String shortReply() {
      return reply == null || reply.length() <= LONGEST_REPLY
          ? reply
          : reply.substring(0, LONGEST_REPLY);
    }
  }

  /** A message whose way ends here. */
  record Ending(
      UUID message,
      MessageState state,
      @Nullable String reason,
      Said said,
      @Nullable Instant sentAt) {

    static Ending because(UUID message, MessageState state, String reason) {
      return new Ending(message, state, reason, Said.NOTHING, null);
    }
  }

  /** A message that is tried again. */
  record Deferral(UUID message, Instant until, Said said) {}

  /**
   * What is claimed of that which is due.
   *
   * @param urgent whether nothing but what somebody waits for
   */
  record Portion(Instant now, int most, boolean urgent) {}

  static List<Turns.Due> workspacesWithDue(Transaction sql, Instant now) {
    return sql.query(WORKSPACES, row -> new Turns.Due(row.integer(1), row.bool(2)), now, now);
  }

  /**
   * Of what is transactional first, and then of what is due the longest; at most {@link #BATCH}, in
   * this order.
   */
  static List<Claimed> claim(Transaction sql, int workspace, UUID lease, Portion portion) {
    var now = portion.now();
    var claimed = sql.query(
        CLAIM,
        Claimed::of,
        workspace,
        now,
        portion.most(),
        workspace,
        portion.urgent() ? Instant.EPOCH : now,
        portion.most(),
        now.plus(LEASE),
        lease,
        workspace);
    // The statement yields them in whatever order its plan comes to.
    claimed.sort(ORDER);
    return claimed;
  }

  /**
   * Says of messages, by their subjects, that from now on somebody may have them; yields those whose
   * claim still holds.
   */
  static Set<UUID> sending(
      Transaction sql, int workspace, UUID lease, Map<UUID, String> subjectById) {
    var ids = List.copyOf(subjectById.keySet());
    return new HashSet<>(sql.query(
        SENDING,
        row -> row.uuid(1),
        Columns.uuids(ids),
        Columns.texts(each(ids, subjectById::get)),
        workspace,
        lease));
  }

  static void ended(Transaction sql, int workspace, UUID lease, List<Ending> endings) {
    if (endings.isEmpty()) {
      return;
    }
    sql.update(
        ENDED,
        Columns.uuids(each(endings, Ending::message)),
        Columns.texts(each(endings, e -> e.state().name().toLowerCase(Locale.ROOT))),
        Columns.texts(each(endings, Ending::reason)),
        Columns.ints(each(endings, e -> e.said().codeOrNull())),
        Columns.texts(each(endings, e -> e.said().status())),
        Columns.texts(each(endings, e -> e.said().shortReply())),
        Columns.instants(each(endings, Ending::sentAt)),
        workspace,
        lease);
  }

  static void deferred(Transaction sql, int workspace, UUID lease, List<Deferral> deferrals) {
    if (deferrals.isEmpty()) {
      return;
    }
    sql.update(
        DEFERRED,
        Columns.uuids(each(deferrals, Deferral::message)),
        Columns.instants(each(deferrals, Deferral::until)),
        Columns.ints(each(deferrals, d -> d.said().codeOrNull())),
        Columns.texts(each(deferrals, d -> d.said().status())),
        Columns.texts(each(deferrals, d -> d.said().shortReply())),
        workspace,
        lease);
  }

  static int extend(Transaction sql, int workspace, UUID lease, List<UUID> messages, Instant now) {
    return sql.update(EXTEND, now.plus(LEASE), now, workspace, lease, Columns.uuids(messages));
  }

  static int releaseAll(Transaction sql) {
    return sql.update(RELEASE_ALL);
  }

  private static <T, V> List<@Nullable V> each(List<T> items, Function<T, @Nullable V> column) {
    var values = new ArrayList<@Nullable V>(items.size());
    for (var item : items) {
      values.add(column.apply(item));
    }
    return values;
  }
}
