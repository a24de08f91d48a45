package com.segmailer.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.webhook.MessageType;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The log of deliveries: what it shows, and what is sent again. */
final class DeliveryStore {

  private static final UUID NOBODY = new UUID(0, 0);

  private static final String COLUMNS = """
      d.message_id, m.type, m.body, d.state, d.attempts, d.due_at, d.attempted_at, d.took_ms,
      d.status, d.headers::text, d.answer, d.error
      """;

  private static final String MESSAGE = """
        left join lateral (
          select type, body from webhook_messages
           where workspace_id = d.workspace_id and contact_id = d.contact_id and id = d.message_id) m
          on true
      """;

  private static final String NEWEST =
      "select " + COLUMNS + """
        from (
          select * from webhook_deliveries
           where workspace_id = ? and endpoint_no = ? and message_id < ?
           order by message_id desc limit ?) d
      """ + MESSAGE + " order by d.message_id desc";

  private static final String IN_STATE =
      "select " + COLUMNS + """
        from (
          select * from webhook_deliveries
           where workspace_id = ? and endpoint_no = ? and message_id < ? and state = '%s'
           order by message_id desc limit ?) d
      """ + MESSAGE + " order by d.message_id desc";

  // Written out: the index of those that failed is of no use to a plan for any state.
  private static final String NEWEST_FAILED = IN_STATE.formatted("failed");
  private static final String NEWEST_DELIVERED = IN_STATE.formatted("delivered");

  private static final String NEXT_DUE =
      "select " + COLUMNS + """
        from (
          select * from webhook_deliveries
           where workspace_id = ? and endpoint_no = ? and due_at is not null
             and (due_at, message_id) > (?, ?)
           order by due_at, message_id limit ?) d
      """ + MESSAGE + " order by d.due_at, d.message_id";

  private static final String ONE = "select " + COLUMNS + " from webhook_deliveries d " + MESSAGE
      + " where d.workspace_id = ? and d.endpoint_no = ? and d.message_id = ?";

  private static final String RESEND = """
      update webhook_deliveries set state = 'pending', attempts = 0, due_at = ?
       where workspace_id = ? and endpoint_no = ? and message_id = ?
      """;

  // Locked as they are chosen: what another replay has begun anew meanwhile is passed over.
  private static final String REPLAY = """
      with chosen as materialized (
        select message_id from webhook_deliveries
         where workspace_id = ? and endpoint_no = ? and message_id > ? and message_id < ?
           and state = any(?)
         order by message_id limit ?
           for update),
      replayed as (
        update webhook_deliveries set state = 'pending', attempts = 0, due_at = ?
         where workspace_id = ? and endpoint_no = ?
           and message_id in (select message_id from chosen)
        returning message_id)
      select message_id from replayed order by message_id
      """;

  private static final String MESSAGE_INSERT = """
      insert into webhook_messages (workspace_id, contact_id, id, type, body, created_at)
      values (?, ?, ?, ?, ?, ?)
      """;

  private static final String DELIVERY_INSERT = """
      insert into webhook_deliveries (
        workspace_id, endpoint_no, message_id, contact_id, state, due_at)
      select ?, no, ?, ?, 'pending', ? from unnest(?::int4[]) as e(no)
      """;

  private DeliveryStore() {}

  /** A message about no contact, for these endpoints. */
  static void insert(
      Transaction sql,
      int workspace,
      UUID id,
      MessageType type,
      byte[] body,
      List<Integer> endpoints,
      Instant now) {
    sql.update(MESSAGE_INSERT, workspace, NOBODY, id, type.wireName(), body, now);
    sql.update(DELIVERY_INSERT, workspace, id, NOBODY, now, Columns.ints(endpoints));
  }

  /** The newest first. */
  static List<Delivery> newest(Transaction sql, EndpointKey key, UUID before, int limit) {
    return sql.query(NEWEST, DeliveryStore::read, key.workspace(), key.no(), before, limit);
  }

  static List<Delivery> failed(Transaction sql, EndpointKey key, UUID before, int limit) {
    return sql.query(NEWEST_FAILED, DeliveryStore::read, key.workspace(), key.no(), before, limit);
  }

  static List<Delivery> delivered(Transaction sql, EndpointKey key, UUID before, int limit) {
    return sql.query(
        NEWEST_DELIVERED, DeliveryStore::read, key.workspace(), key.no(), before, limit);
  }

  /** Those with an attempt to come, the soonest first. */
  static List<Delivery> pending(
      Transaction sql, EndpointKey key, Instant due, UUID message, int limit) {
    return sql.query(NEXT_DUE, DeliveryStore::read, key.workspace(), key.no(), due, message, limit);
  }

  static Optional<Delivery> find(Transaction sql, EndpointKey key, UUID message) {
    return sql.first(ONE, DeliveryStore::read, key.workspace(), key.no(), message);
  }

  /** Begins the schedule anew. */
  static boolean resend(Transaction sql, EndpointKey key, UUID message, Instant now) {
    return sql.update(RESEND, now, key.workspace(), key.no(), message) > 0;
  }

  /** The same for the first of the messages between two ids; yields which, in their order. */
  static List<UUID> replay(
      Transaction sql,
      EndpointKey key,
      UUID after,
      UUID before,
      List<String> states,
      int limit,
      Instant now) {
    return sql.query(
        REPLAY,
        row -> row.uuid(1),
        key.workspace(),
        key.no(),
        after,
        before,
        Columns.texts(states),
        limit,
        now,
        key.workspace(),
        key.no());
  }

  private static Delivery read(Row row) {
    var body = row.bytesOrNull(3);
    return new Delivery(
        row.uuid(1),
        row.optionalText(2),
        Optional.ofNullable(body == null ? null : new String(body, UTF_8)),
        row.text(4),
        row.integer(5),
        Optional.ofNullable(row.instantOrNull(6)),
        Optional.ofNullable(row.instantOrNull(7)).map(at -> tried(row, at)));
  }

  private static Delivery.Tried tried(Row row, Instant at) {
    int status = row.integer(9);
    var start = Objects.requireNonNullElse(row.bytesOrNull(11), new byte[0]);
    return new Delivery.Tried(
        at,
        row.integer(8),
        status == 0
            ? Optional.empty()
            : Optional.of(new Delivery.Response(status, row.optionalText(10).orElse("[]"), start)),
        row.optionalText(12));
  }
}
