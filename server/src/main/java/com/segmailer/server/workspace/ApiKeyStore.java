package com.segmailer.server.workspace;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps API keys by their hashes. */
final class ApiKeyStore {

  private static final String COLUMNS =
      "id, workspace_id, name, scopes, hint, created_at, expires_at, last_used_at, revoked_at";

  private static final String INSERT = """
      insert into api_keys (id, workspace_id, hash, name, scopes, hint, created_at, expires_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String BY_HASH = "select " + COLUMNS + " from api_keys where hash = ?";
  private static final String HASH_BY_ID = "select hash from api_keys where id = ?";
  private static final String BY_ID =
      "select " + COLUMNS + " from api_keys where workspace_id = ? and id = ?";
  private static final String BY_ID_LOCKED = BY_ID + " for update";
  private static final String PAGE =
      "select " + COLUMNS + " from api_keys where workspace_id = ? and id > ? order by id limit ?";
  private static final String EXPIRE = """
      update api_keys set expires_at = least(expires_at, ?)
      where workspace_id = ? and id = ?
      """;
  private static final String REVOKE = """
      update api_keys set revoked_at = ?
      where workspace_id = ? and id = ? and revoked_at is null
      """;
  private static final String USED = """
      update api_keys k set last_used_at = u.at
      from unnest(?, ?) as u (id, at)
      where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)
      """;

  Optional<byte[]> hashById(Transaction sql, UUID id) {
    return sql.first(HASH_BY_ID, row -> row.bytes(1), id);
  }

  void insert(Transaction sql, ApiKey key, byte[] hash) {
    sql.update(
        INSERT,
        key.id(),
        key.workspaceId(),
        hash,
        key.name(),
        Columns.texts(key.scopes().names()),
        key.hint(),
        key.createdAt(),
        key.expiresAt().orElse(null));
  }

  Optional<ApiKey> byHash(Transaction sql, byte[] hash) {
    return sql.first(BY_HASH, ApiKeyStore::read, hash);
  }

  Optional<ApiKey> byId(Transaction sql, int workspaceId, UUID id) {
    return sql.first(BY_ID, ApiKeyStore::read, workspaceId, id);
  }

  Optional<ApiKey> locked(Transaction sql, int workspaceId, UUID id) {
    return sql.first(BY_ID_LOCKED, ApiKeyStore::read, workspaceId, id);
  }

  /** In the order of creation, after {@code after}. */
  List<ApiKey> page(Transaction sql, int workspaceId, UUID after, int limit) {
    return sql.query(PAGE, ApiKeyStore::read, workspaceId, after, limit);
  }

  /** A key that expires earlier keeps doing so. */
  void expire(Transaction sql, ApiKey key, Instant at) {
    sql.update(EXPIRE, at, key.workspaceId(), key.id());
  }

  void revoke(Transaction sql, ApiKey key, Instant at) {
    sql.update(REVOKE, at, key.workspaceId(), key.id());
  }

  void used(Transaction sql, Map<UUID, Instant> uses) {
    List<UUID> ids = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    uses.forEach((id, at) -> {
      ids.add(id);
      times.add(at);
    });
    sql.update(USED, Columns.uuids(ids), Columns.instants(times));
  }

  private static ApiKey read(Row row) {
    return new ApiKey(
        row.uuid(1),
        row.integer(2),
        row.text(3),
        Scopes.ofNames(row.texts(4)),
        row.text(5),
        row.instant(6),
        Optional.ofNullable(row.instantOrNull(7)),
        Optional.ofNullable(row.instantOrNull(8)),
        Optional.ofNullable(row.instantOrNull(9)));
  }
}
