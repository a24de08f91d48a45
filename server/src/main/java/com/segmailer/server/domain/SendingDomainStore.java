package com.segmailer.server.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps domains and their keys. */
final class SendingDomainStore {

  private static final String COLUMNS = "workspace_id, id, domain, selector, rsa_public,"
      + " ed25519_public, findings::text, checked_at, verified_at, created_at";

  private static final String INSERT = """
      insert into sending_domains (workspace_id, id, domain, selector, rsa_public, rsa_private,
                                   ed25519_public, ed25519_private, findings, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, '{}', ?)
      on conflict do nothing
      """;
  private static final String COUNT = "select count(*) from sending_domains where workspace_id = ?";
  private static final String BY_ID =
      "select " + COLUMNS + " from sending_domains where workspace_id = ? and id = ?";
  private static final String PAGE = "select " + COLUMNS
      + " from sending_domains where workspace_id = ? and id > ? order by id limit ?";
  private static final String VERIFIED = "select " + COLUMNS + ", rsa_private, ed25519_private"
      + " from sending_domains where workspace_id = ? and domain = ? and verified_at is not null";
  private static final String IS_VERIFIED = """
      select exists (select 1 from sending_domains
                      where workspace_id = ? and domain = ? and verified_at is not null)
      """;
  private static final String CHECKED = """
      update sending_domains set findings = ?::jsonb, checked_at = ?, verified_at = ?
       where workspace_id = ? and id = ?
      """;
  private static final String DELETE =
      "delete from sending_domains where workspace_id = ? and id = ? returning domain";

  /** A verified domain with all of its keys. */
  record Keyed(SendingDomain domain, byte[] rsaPrivate, byte[] ed25519Private) {}

  long count(Transaction sql, int workspace) {
    return sql.one(COUNT, row -> row.bigint(1), workspace);
  }

  /** Yields whether it is new. */
  boolean insert(Transaction sql, SendingDomain domain, byte[] rsaPrivate, byte[] ed25519Private) {
    return sql.update(
            INSERT,
            domain.workspaceId(),
            domain.id(),
            domain.domain(),
            domain.keys().selector(),
            domain.keys().rsa(),
            rsaPrivate,
            domain.keys().ed25519(),
            ed25519Private,
            domain.createdAt())
        > 0;
  }

  Optional<SendingDomain> find(Transaction sql, int workspace, UUID id) {
    return sql.first(BY_ID, SendingDomainStore::read, workspace, id);
  }

  List<SendingDomain> page(Transaction sql, int workspace, UUID after, int limit) {
    return sql.query(PAGE, SendingDomainStore::read, workspace, after, limit);
  }

  Optional<Keyed> verified(Transaction sql, int workspace, String domain) {
    return sql.first(
        VERIFIED, row -> new Keyed(read(row), row.bytes(11), row.bytes(12)), workspace, domain);
  }

  static boolean isVerified(Transaction sql, int workspace, String domain) {
    return sql.one(IS_VERIFIED, row -> row.bool(1), workspace, domain);
  }

  /** Yields whether it is still there. */
  boolean store(Transaction sql, SendingDomain checked) {
    return sql.update(
            CHECKED,
            Json.print(json(checked.findings())),
            checked.checkedAt().orElse(null),
            checked.verifiedAt().orElse(null),
            checked.workspaceId(),
            checked.id())
        > 0;
  }

  /** Yields the name of what was deleted. */
  Optional<String> delete(Transaction sql, int workspace, UUID id) {
    return sql.first(DELETE, row -> row.text(1), workspace, id);
  }

  private static SendingDomain read(Row row) {
    return new SendingDomain(
        row.integer(1),
        row.uuid(2),
        row.text(3),
        new SendingDomain.PublicKeys(row.text(4), row.bytes(5), row.bytes(6)),
        findings(Json.parseTrusted(row.text(7).getBytes(UTF_8))),
        Optional.ofNullable(row.instantOrNull(8)),
        Optional.ofNullable(row.instantOrNull(9)),
        row.instant(10));
  }

  private static Value json(Map<Purpose, Finding> findings) {
    var all = new LinkedHashMap<String, Value>();
    findings.forEach((purpose, finding) -> {
      List<Value> found = new ArrayList<>();
      finding.found().forEach(text -> found.add(new Value.Text(text)));
      all.put(
          purpose.wireName(),
          new Value.Dict(Map.of(
              "state", new Value.Text(finding.state().wireName()),
              "found", new Value.Array(found),
              "holds", Value.Bool.of(finding.holds()))));
    });
    return new Value.Dict(all);
  }

  private static Map<Purpose, Finding> findings(Value json) {
    var findings = new EnumMap<Purpose, Finding>(Purpose.class);
    for (var purpose : Purpose.values()) {
      if (json instanceof Value.Dict all
          && all.get(purpose.wireName()) instanceof Value.Dict one
          && one.get("state") instanceof Value.Text(var state)
          && one.get("found") instanceof Value.Array(var items)) {
        var found = new ArrayList<String>();
        items.forEach(item -> found.add(item instanceof Value.Text(var text) ? text : ""));
        var finding = new Finding(Finding.State.named(state), found);
        boolean holds = one.get("holds") instanceof Value.Bool(var held) && held;
        findings.put(purpose, holds ? new Finding(finding.state(), found, true) : finding);
      }
    }
    return findings;
  }
}
