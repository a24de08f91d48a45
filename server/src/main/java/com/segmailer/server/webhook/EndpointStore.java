package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Health;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.webhook.Endpoint.Disabled;
import com.segmailer.server.webhook.Endpoint.OldSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of endpoints. */
final class EndpointStore {

  static final String COLUMNS = """
      workspace_id, no, id, url, description, types, state = 'enabled', disabled_reason, disabled_at,
      secret, old_secret, old_secret_until, failing_since, last_failure, revision, created_at,
      updated_at""";

  private static final String SELECT =
      "select " + COLUMNS + " from webhook_endpoints where workspace_id = ? and state <> 'deleted'";
  private static final String BY_ID = SELECT + " and id = ?";
  private static final String PAGE = SELECT + " and no > ? order by no limit ?";

  private static final String INSERT = """
      insert into webhook_endpoints (
        workspace_id, no, id, url, description, types, state, secret, revision, created_at,
        updated_at)
      select ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, 'enabled', ?, 1, ?, ?
        from webhook_endpoints where workspace_id = ?
      """;

  private static final String EDIT = """
      update webhook_endpoints
         set url = ?, description = ?, types = ?, revision = revision + 1, updated_at = ?
       where workspace_id = ? and no = ?
      """;

  private static final String ENABLE = """
      update webhook_endpoints
         set state = 'enabled', disabled_reason = null, disabled_at = null, failing_since = null,
             last_failure = null, revision = revision + 1, updated_at = ?
       where workspace_id = ? and no = ? and state = 'disabled'
      """;

  private static final String DISABLE = """
      update webhook_endpoints
         set state = 'disabled', disabled_reason = ?, disabled_at = ?, revision = revision + 1,
             updated_at = ?
       where workspace_id = ? and no = ? and state = 'enabled'
      """;

  private static final String ROTATE = """
      update webhook_endpoints
         set old_secret = secret, old_secret_until = ?, secret = ?, revision = revision + 1,
             updated_at = ?
       where workspace_id = ? and no = ?
      """;

  private static final String DELETE = """
      update webhook_endpoints set state = 'deleted', updated_at = ? where workspace_id = ? and no = ?
      """;

  private static final String OTHERS = """
      select no from webhook_endpoints
       where workspace_id = ? and no <> ? and state = 'enabled'
         and (types = '{}' or ? = any(types))
       order by no
      """;

  private static final String COUNT =
      "select count(*) from webhook_endpoints where workspace_id = ? and state <> 'deleted'";

  private EndpointStore() {}

  static Optional<Endpoint> find(Transaction sql, int workspace, UUID id) {
    return sql.first(BY_ID, EndpointStore::read, workspace, id);
  }

  static List<Endpoint> page(Transaction sql, int workspace, int afterNo, int limit) {
    return sql.query(PAGE, EndpointStore::read, workspace, afterNo, limit);
  }

  static int count(Transaction sql, int workspace) {
    return sql.one(COUNT, row -> row.integer(1), workspace);
  }

  static void insert(
      Transaction sql,
      int workspace,
      UUID id,
      EndpointInput.Wanted wanted,
      SigningSecret secret,
      Instant now) {
    sql.update(
        INSERT,
        workspace,
        id,
        wanted.url(),
        wanted.description(),
        Columns.texts(wanted.types()),
        secret.bytes(),
        now,
        now,
        workspace);
  }

  static void edit(Transaction sql, EndpointKey key, EndpointInput.Wanted wanted, Instant now) {
    sql.update(
        EDIT,
        wanted.url(),
        wanted.description(),
        Columns.texts(wanted.types()),
        now,
        key.workspace(),
        key.no());
  }

  static boolean enable(Transaction sql, EndpointKey key, Instant now) {
    return sql.update(ENABLE, now, key.workspace(), key.no()) > 0;
  }

  /** Whether it was enabled until now. */
  static boolean disable(Transaction sql, EndpointKey key, String reason, Instant now) {
    return sql.update(DISABLE, reason, now, now, key.workspace(), key.no()) > 0;
  }

  static void rotate(
      Transaction sql, EndpointKey key, SigningSecret secret, Instant until, Instant now) {
    sql.update(ROTATE, until, secret.bytes(), now, key.workspace(), key.no());
  }

  static void delete(Transaction sql, EndpointKey key, Instant now) {
    sql.update(DELETE, now, key.workspace(), key.no());
  }

  /** The numbers of the other enabled endpoints that take {@code type}. */
  static List<Integer> othersThatTake(Transaction sql, EndpointKey key, String type) {
    return sql.query(OTHERS, row -> row.integer(1), key.workspace(), key.no(), type);
  }

  /** Reads {@link #COLUMNS}. */
  static Endpoint read(Row row) {
    var reason = row.textOrNull(8);
    var old = row.bytesOrNull(11);
    return new Endpoint(
        new EndpointKey(row.integer(1), row.integer(2)),
        row.uuid(3),
        row.text(4),
        row.text(5),
        row.texts(6),
        row.bool(7),
        reason == null ? Optional.empty() : Optional.of(new Disabled(reason, row.instant(9))),
        new SigningSecret(row.bytes(10)),
        old == null
            ? Optional.empty()
            : Optional.of(new OldSecret(new SigningSecret(old), row.instant(12))),
        new Health(row.instantOrNull(13), row.instantOrNull(14)),
        row.bigint(15),
        row.instant(16),
        row.instant(17));
  }
}
