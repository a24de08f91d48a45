package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Health;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who works on which queue, what is due in it, and what became of it. */
final class QueueStore {

  /**
   * A delivery that is due.
   *
   * @param dueAt as it was read: if it is another by the time of the outcome, somebody else decided
   */
  record Due(UUID message, int attempts, Instant dueAt, byte[] body, Instant readAt) {}

  private static final String WITH_WORK = """
      select e.workspace_id, e.no from webhook_endpoints e
       where e.state = 'enabled' and (e.leased_until is null or e.leased_until <= ?)
         and exists (
           select 1 from webhook_deliveries d
            where d.workspace_id = e.workspace_id and d.endpoint_no = e.no and d.due_at <= ?)
       limit ?
      """;

  private static final String CLAIM = """
      update webhook_endpoints set lease = ?, leased_until = ?
       where workspace_id = ? and no = ? and state = 'enabled'
         and (leased_until is null or leased_until <= ?)
      returning\s""" + EndpointStore.COLUMNS;

  private static final String RENEW = """
      update webhook_endpoints set leased_until = ?
       where workspace_id = ? and no = ? and lease = ? and state = 'enabled'
      returning\s""" + EndpointStore.COLUMNS;

  private static final String HELD = "select " + EndpointStore.COLUMNS + """
        from webhook_endpoints
       where workspace_id = ? and no = ? and lease = ? and state = 'enabled' and leased_until > ?
      """;

  private static final String RELEASE = """
      update webhook_endpoints set lease = null, leased_until = null
       where workspace_id = ? and no = ? and lease = ?
      """;

  private static final String RELEASE_ALL =
      "update webhook_endpoints set lease = null, leased_until = null where lease is not null";

  // One plan whatever the statistics: a look at the endpoint, the index by due time, the messages'
  // key.
  private static final String DUE = """
      select d.message_id, d.attempts, d.due_at, m.body
        from webhook_endpoints e
       cross join lateral (
         select message_id, contact_id, attempts, due_at
           from webhook_deliveries
          where workspace_id = ? and endpoint_no = ? and due_at <= ? and message_id <> all(?::uuid[])
          order by due_at, message_id limit ?) d
       cross join lateral (
         select body from webhook_messages
          where workspace_id = ? and contact_id = d.contact_id and id = d.message_id) m
       where e.workspace_id = ? and e.no = ? and e.lease = ? and e.state = 'enabled'
       order by d.due_at, d.message_id
      """;

  private static final String IS_DUE = """
      select exists (
        select 1 from webhook_deliveries
         where workspace_id = ? and endpoint_no = ? and message_id = ? and due_at = ?)
      """;

  private static final String STORE = """
      update webhook_deliveries d
         set state = u.state, attempts = u.attempts, due_at = u.next_at,
             attempted_at = u.attempted_at, took_ms = u.took_ms, status = u.status,
             headers = u.headers::json, answer = u.answer, error = u.error
        from unnest(?::int4[], ?::uuid[], ?::timestamptz[], ?::text[], ?::int4[], ?::timestamptz[],
                    ?::timestamptz[], ?::int4[], ?::int4[], ?::text[], ?::bytea[], ?::text[])
          as u(endpoint_no, message_id, due_at, state, attempts, next_at, attempted_at, took_ms,
               status, headers, answer, error)
       where d.workspace_id = ? and d.endpoint_no = u.endpoint_no and d.message_id = u.message_id
         and d.due_at = u.due_at
      """;

  private static final String HEALTH = """
      update webhook_endpoints set failing_since = ?, last_failure = ?
       where workspace_id = ? and no = ?
      """;

  private QueueStore() {}

  /** A plain look over all workspaces at queues with something due that nobody works on. */
  static List<EndpointKey> withWork(Transaction sql, Instant now, int limit) {
    return sql.query(
        WITH_WORK, row -> new EndpointKey(row.integer(1), row.integer(2)), now, now, limit);
  }

  static Optional<Endpoint> claim(
      Transaction sql, EndpointKey key, UUID lease, Instant until, Instant now) {
    return sql.first(CLAIM, EndpointStore::read, lease, until, key.workspace(), key.no(), now);
  }

  static Optional<Endpoint> renew(Transaction sql, EndpointKey key, UUID lease, Instant until) {
    return sql.first(RENEW, EndpointStore::read, until, key.workspace(), key.no(), lease);
  }

  /** The endpoint as it is now, if the lease still holds and need not be renewed yet. */
  static Optional<Endpoint> held(Transaction sql, EndpointKey key, UUID lease, Instant beyond) {
    return sql.first(HELD, EndpointStore::read, key.workspace(), key.no(), lease, beyond);
  }

  static int release(Transaction sql, EndpointKey key, UUID lease) {
    return sql.update(RELEASE, key.workspace(), key.no(), lease);
  }

  static int releaseAll(Transaction sql) {
    return sql.update(RELEASE_ALL);
  }

  /** What is due and not among {@code known}, the longest due first. */
  static List<Due> due(
      Transaction sql,
      EndpointKey key,
      UUID lease,
      Collection<UUID> known,
      int limit,
      Instant now) {
    return sql.query(
        DUE,
        row -> new Due(row.uuid(1), row.integer(2), row.instant(3), row.bytes(4), now),
        key.workspace(),
        key.no(),
        now,
        Columns.uuids(List.copyOf(known)),
        limit,
        key.workspace(),
        key.workspace(),
        key.no(),
        lease);
  }

  /** Whether a delivery is there, and due as it was. */
  static boolean isDue(Transaction sql, EndpointKey key, Due due) {
    return sql.one(
        IS_DUE, row -> row.bool(1), key.workspace(), key.no(), due.message(), due.dueAt());
  }

  static void store(Transaction sql, int workspace, List<Result> results) {
    sql.update(
        STORE,
        Columns.ints(results.stream().map(r -> r.endpoint().no()).toList()),
        Columns.uuids(results.stream().map(r -> r.due().message()).toList()),
        Columns.instants(results.stream().map(r -> r.due().dueAt()).toList()),
        Columns.texts(results.stream().map(Result::state).toList()),
        Columns.ints(results.stream().map(r -> r.due().attempts() + 1).toList()),
        Columns.instants(results.stream().map(Result::nextAt).toList()),
        Columns.instants(results.stream().map(Result::at).toList()),
        Columns.ints(results.stream().map(Result::tookMillis).toList()),
        Columns.ints(results.stream().map(Result::status).toList()),
        Columns.texts(results.stream().map(Result::headers).toList()),
        Columns.bytes(results.stream().map(Result::start).toList()),
        Columns.texts(results.stream().map(Result::error).toList()),
        workspace);
  }

  static void store(Transaction sql, Map<EndpointKey, Health> healths) {
    healths.forEach((key, health) ->
        sql.update(HEALTH, health.failingSince(), health.lastFailure(), key.workspace(), key.no()));
  }
}
