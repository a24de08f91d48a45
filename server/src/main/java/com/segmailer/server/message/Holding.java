package com.segmailer.server.message;

import com.segmailer.core.message.SendingLimits;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is put back, untried.
 *
 * @param until when it may be claimed again; null for when somebody makes it due again
 * @param limit of its workspace that holds it; null for any other
 * @param leftAlone whether its domain asked to be left alone
 */
record Holding(
    UUID message,
    @Nullable Instant until,
    SendingLimits.@Nullable Reason limit,
    boolean leftAlone) {

  /** What a message waits for whose domain asked to be left alone. */
  private static final String DOMAIN_BACKOFF = "domain-backoff";

  // As if it had not been claimed. What a limit of the workspace holds has left the queue: a
  // campaign goes on with those whom it may reach.
  private static final String PUT_BACK = """
      update messages m
         set due_at = h.due_at, lease = null, attempts = attempts - 1, counted_at = null,
             reason = h.reason,
             state = case when h.limited then 'deferred' else m.state end,
             held_until = case when h.limited then h.due_at else m.held_until end
        from (select *
                from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::bool[])
                  as u(id, due_at, reason, limited)) h
       where m.workspace_id = ? and m.lease = ? and m.id = h.id
      """;

  // Of what is being handed over somebody else knows.
  private static final String UNBEGUN = """
      update messages set due_at = ?, lease = null, attempts = attempts - 1, counted_at = null
       where workspace_id = ? and lease = ? and id = any(?) and state <> 'sending'
      """;

  static Holding until(@Nullable Instant until, UUID message) {
    return new Holding(message, until, null, false);
  }

  private @Nullable String reason() {
    return limit == null ? leftAlone ? DOMAIN_BACKOFF : null : limit.wireName();
  }

  static void putBack(Transaction sql, int workspace, UUID lease, List<Holding> holdings) {
    if (holdings.isEmpty()) {
      return;
    }
    var untils = new ArrayList<@Nullable Instant>();
    var reasons = new ArrayList<@Nullable String>();
    for (var one : holdings) {
      untils.add(one.until());
      reasons.add(one.reason());
    }
    sql.update(
        PUT_BACK,
        Columns.uuids(holdings.stream().map(Holding::message).toList()),
        Columns.instants(untils),
        Columns.texts(reasons),
        Columns.bools(holdings.stream().map(one -> one.limit() != null).toList()),
        workspace,
        lease);
  }

  /** Those of a claim that nobody can have got may be claimed again at {@code due}. */
  static void putBackUnbegun(
      Transaction sql, int workspace, UUID lease, List<UUID> messages, Instant due) {
    sql.update(UNBEGUN, due, workspace, lease, Columns.uuids(messages));
  }
}
