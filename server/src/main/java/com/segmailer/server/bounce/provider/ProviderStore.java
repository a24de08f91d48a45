package com.segmailer.server.bounce.provider;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
