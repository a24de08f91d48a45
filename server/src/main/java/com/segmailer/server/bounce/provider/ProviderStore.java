package com.segmailer.server.bounce.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what workspaces have agreed with providers. */
final class ProviderStore {

  private static final String COLUMNS =
      "provider, url_secret, secret, topics, created_at, updated_at";

  private static final String ALL =
      "select " + COLUMNS + " from inbound_providers where workspace_id = ? order by provider";

  private static final String ONE =
      "select " + COLUMNS + " from inbound_providers where workspace_id = ? and provider = ?";

  // Who sets it again keeps the address; null keeps the secret.
  private static final String PUT = """
      insert into inbound_providers (workspace_id, provider, url_secret, secret, topics,
                                     created_at, updated_at)
      values (?, ?, ?, ?, ?::text[], ?, ?)
      on conflict (workspace_id, provider) do update
         set secret = coalesce(excluded.secret, inbound_providers.secret),
             topics = excluded.topics,
             updated_at = excluded.updated_at
      returning\s""" + COLUMNS;

  private static final String DELETE =
      "delete from inbound_providers where workspace_id = ? and provider = ?";

  // Kept like the keys of events, for longer than a signature is good.
  private static final String TAKE_KEY = """
      insert into applied_keys (workspace_id, key, applied_at) values (?, ?, ?)
      on conflict do nothing
      """;

  private static final String HAS_KEY =
      "select exists (select 1 from applied_keys where workspace_id = ? and key = ?)";

  /** Whether a token comes for the first time, or with what it came with then. */
  boolean isFirstBody(Transaction sql, int workspace, String token, byte[] body, Instant now) {
    var both = key(token, body);
    if (sql.update(TAKE_KEY, workspace, key(token, new byte[0]), now) == 0) {
      return sql.one(HAS_KEY, row -> row.bool(1), workspace, both);
    }
    sql.update(TAKE_KEY, workspace, both, now);
    return true;
  }

  private static UUID key(String token, byte[] body) {
    var bytes = ByteBuffer.wrap(Sha256.of(("provider\0" + token + "\0").getBytes(UTF_8), body));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  List<ProviderSettings> all(Transaction sql, int workspace) {
    return sql.query(ALL, ProviderStore::read, workspace);
  }

  Optional<ProviderSettings> find(Transaction sql, int workspace, Provider provider) {
    return sql.first(ONE, ProviderStore::read, workspace, provider.wireName());
  }

  ProviderSettings put(
      Transaction sql,
      int workspace,
      Provider provider,
      byte[] urlSecret,
      Optional<String> secret,
      List<String> topics,
      Instant now) {
    return sql.one(
        PUT,
        ProviderStore::read,
        workspace,
        provider.wireName(),
        urlSecret,
        secret.orElse(null),
        Columns.texts(topics),
        now,
        now);
  }

  boolean delete(Transaction sql, int workspace, Provider provider) {
    return sql.update(DELETE, workspace, provider.wireName()) > 0;
  }

  private static ProviderSettings read(Row row) {
    return new ProviderSettings(
        Provider.BY_NAME.getOrDefault(row.text(1), Provider.SES),
        row.bytes(2),
        Optional.ofNullable(row.textOrNull(3)),
        row.texts(4),
        row.instant(5),
        row.instant(6));
  }
}
