package com.segmailer.server.workspace;

import com.segmailer.server.http.IdempotencyRecords;
import com.segmailer.server.http.Response.Header;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.OneByOne;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps idempotency keys and their answers in the database, for all nodes. */
public final class IdempotencyStore implements IdempotencyRecords {

  static final Duration KEPT = Duration.ofHours(24);
  static final Duration LOCK = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;
  private static final int PURGED_AT_ONCE = 1_000;

  /** Takes the key when it is new, too old, or was left locked by a request that never ended. */
  private static final String CLAIM = """
      insert into idempotency_keys as k
        (workspace_id, key, fingerprint, created_at, locked_until)
      values (?, ?, ?, ?, ?)
      on conflict (workspace_id, key) do update
      set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
          locked_until = excluded.locked_until, status = null, media_type = null, headers = null,
          body = null, contact_id = null
      where k.created_at <= ?
         or k.status is null and k.locked_until <= excluded.created_at
            and k.fingerprint = excluded.fingerprint
      """;

  private static final String FIND = """
      select fingerprint, status, media_type, headers, body, locked_until
      from idempotency_keys where workspace_id = ? and key = ?
      """;
  private static final String STORE = """
      update idempotency_keys
      set status = ?, media_type = ?, headers = ?, body = ?, contact_id = ?
      where workspace_id = ? and key = ? and locked_until = ? and status is null
      """;
  // Only while they are there: who was erased since the answer was made is not kept in it.
  private static final String STORE_ABOUT = """
      with there as (
        select 1 from (
          select id from contacts where workspace_id = ? and id = ? for key share) c
        union all
        select 1 from (
          select id from messages where workspace_id = ? and id = ? for key share) m)
      """ + STORE + " and exists (select from there)";

  private static final String RELEASE = """
      delete from idempotency_keys
      where workspace_id = ? and key = ? and locked_until = ? and status is null
      """;
  private static final String FORGET =
      "delete from idempotency_keys where workspace_id = ? and contact_id = ?";
  private static final String WORKSPACES_WITH_OLD =
      "select distinct workspace_id from idempotency_keys where created_at <= ?";
  private static final String PURGE = """
      delete from idempotency_keys where workspace_id = ? and key in (
        select key from idempotency_keys where workspace_id = ? and created_at <= ? limit ?)
      """;

  private record Found(byte[] fingerprint, Optional<StoredAnswer> answer, Instant lockedUntil) {}

  private final Database database;

  public IdempotencyStore(Database database) {
    this.database = database;
  }

  @Override
  public Claim claim(Key key, byte[] fingerprint, Instant now) {
    Instant lockedUntil = now.plus(LOCK);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int taken = database.alone(sql -> sql.update(
          CLAIM, key.workspaceId(), key.key(), fingerprint, now, lockedUntil, now.minus(KEPT)));
      if (taken == 1) {
        return new Claim.Granted(lockedUntil);
      }
      Optional<Found> found = database.read(
          sql -> sql.first(FIND, IdempotencyStore::read, key.workspaceId(), key.key()));
      if (found.isPresent()) {
        return claimOf(found.get(), fingerprint);
      }
      // Released between the two statements: it may be ours now.
    }
    return new Claim.InFlight(now.plusSeconds(1));
  }

  @Override
  public void store(Key key, Claim.Granted claim, StoredAnswer answer, Optional<UUID> about) {
    List<String> headers = new ArrayList<>();
    answer.headers().forEach(header -> headers.addAll(List.of(header.name(), header.value())));
    var values = new ArrayList<@Nullable Object>();
    about.ifPresent(id -> values.addAll(List.of(key.workspaceId(), id, key.workspaceId(), id)));
    values.add(answer.status());
    values.add(answer.mediaType());
    values.add(Columns.texts(headers));
    values.add(answer.body());
    values.add(about.orElse(null));
    values.add(key.workspaceId());
    values.add(key.key());
    values.add(claim.lockedUntil());
    int kept = database.alone(
        sql -> sql.update(about.isPresent() ? STORE_ABOUT : STORE, values.toArray()));
    if (kept == 0) {
      release(key, claim);
    }
  }

  @Override
  public void release(Key key, Claim.Granted claim) {
    database.alone(sql -> sql.update(RELEASE, key.workspaceId(), key.key(), claim.lockedUntil()));
  }

  /** Part of erasing a person: answers that hold their data. */
  public void forget(Transaction sql, int workspaceId, UUID contact) {
    sql.update(FORGET, workspaceId, contact);
  }

  /** Removes keys older than a day, a bounded number at a time; yields how many. */
  public int purge(Instant now) {
    Instant oldest = now.minus(KEPT);
    List<Integer> workspaces =
        database.read(sql -> sql.query(WORKSPACES_WITH_OLD, row -> row.integer(1), oldest));
    return OneByOne.each(
            workspaces,
            workspace -> database.alone(
                sql -> sql.update(PURGE, workspace, workspace, oldest, PURGED_AT_ONCE)))
        .stream()
        .mapToInt(purged -> purged)
        .sum();
  }

  private static Claim claimOf(Found found, byte[] fingerprint) {
    if (!Arrays.equals(found.fingerprint(), fingerprint)) {
      return new Claim.OtherRequest();
    }
    return found
        .answer()
        .<Claim>map(Claim.Answered::new)
        .orElseGet(() -> new Claim.InFlight(found.lockedUntil()));
  }

  private static Found read(Row row) {
    Integer status = row.integerOrNull(2);
    return new Found(
        row.bytes(1),
        status == null ? Optional.empty() : Optional.of(answer(row, status)),
        row.instant(6));
  }

  private static StoredAnswer answer(Row row, int status) {
    List<String> names = row.texts(4);
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i + 1 < names.size(); i += 2) {
      headers.add(new Header(names.get(i), names.get(i + 1)));
    }
    byte[] body = Objects.requireNonNullElse(row.bytesOrNull(5), new byte[0]);
    return new StoredAnswer(status, row.text(3), headers, body);
  }
}
