package com.segmailer.server.workspace;

import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Keeps workspaces, each together with the rows that the engine locks and counts by. */
public final class WorkspaceStore {

  private static final String COLUMNS =
      "id, name, time_zone, contact_limit, event_retention_days, created_at, tracking_domain,"
          + " tracking_consent_attribute, send_rate, quiet_hours::text, frequency_cap::text";

  private static final String INSERT = """
      insert into workspaces (name, time_zone, contact_limit, secret, created_at)
      values (?, ?, ?, ?, ?)
      returning\s""" + COLUMNS;
  private static final String INSERT_VERSION =
      "insert into definition_versions (workspace_id, version) values (?, 0)";
  private static final String INSERT_COUNT =
      "insert into contact_counts (workspace_id, contacts) values (?, 0)";
  private static final String BY_ID = "select " + COLUMNS + " from workspaces where id = ?";
  private static final String BY_ID_LOCKED = BY_ID + " for update";
  private static final String BY_NAME =
      "select " + COLUMNS + " from workspaces where name = ? order by id";
  private static final String NONE = "select not exists (select from workspaces)";
  private static final String ALL = "select " + COLUMNS + " from workspaces order by id";
  private static final String SECRET = "select secret from workspaces where id = ?";
  private static final String CONTACTS = """
      select c.contacts + (select coalesce(sum(d.contacts), 0) from count_deltas d
                            where d.workspace_id = c.workspace_id)
        from contact_counts c
       where c.workspace_id = ?
      """;
  private static final String LIMIT = "update workspaces set contact_limit = ? where id = ?";
  private static final String UPDATE = """
      update workspaces
         set name = ?, time_zone = ?, event_retention_days = ?, send_rate = ?,
             quiet_hours = ?::json, frequency_cap = ?::json,
             tracking_domain = ?, tracking_consent_attribute = ?
       where id = ?
      """;

  /** What someone who wants a workspace says about it. */
  public record Wanted(String name, ZoneId timeZone, Optional<Long> contactLimit) {}

  /**
   * @param secret keys what is hashed for this workspace alone; 32 random bytes
   */
  public Workspace create(Transaction sql, Wanted wanted, byte[] secret, Instant now) {
    Workspace workspace = sql.one(
        INSERT,
        WorkspaceStore::read,
        wanted.name(),
        wanted.timeZone().getId(),
        wanted.contactLimit().orElse(null),
        secret,
        now);
    sql.update(INSERT_VERSION, workspace.id());
    sql.update(INSERT_COUNT, workspace.id());
    return workspace;
  }

  public Optional<Workspace> byId(Transaction sql, int id) {
    return sql.first(BY_ID, WorkspaceStore::read, id);
  }

  /** Holds the workspace's row until the transaction ends. */
  public Workspace locked(Transaction sql, int id) {
    return sql.one(BY_ID_LOCKED, WorkspaceStore::read, id);
  }

  /** Names need not be unique. */
  public List<Workspace> byName(Transaction sql, String name) {
    return sql.query(BY_NAME, WorkspaceStore::read, name);
  }

  public List<Workspace> all(Transaction sql) {
    return sql.query(ALL, WorkspaceStore::read);
  }

  public boolean none(Transaction sql) {
    return sql.one(NONE, row -> row.bool(1));
  }

  public byte[] secret(Transaction sql, int id) {
    return sql.one(SECRET, row -> row.bytes(1), id);
  }

  /** How many contacts there are at this moment. */
  public long contacts(Transaction sql, int id) {
    return sql.one(CONTACTS, row -> row.bigint(1), id);
  }

  /** Of a workspace whose definitions are held. */
  void limit(Transaction sql, int id, Optional<Long> contacts) {
    sql.update(LIMIT, contacts.orElse(null), id);
  }

  /** Stores what may be changed of it. */
  public void update(Transaction sql, Workspace workspace) {
    var limits = workspace.sending().limits();
    sql.update(
        UPDATE,
        workspace.name(),
        workspace.timeZone().getId(),
        workspace.eventRetentionDays().orElse(null),
        workspace.sending().rate().orElse(null),
        limits.quietHours().map(LimitsJson::value).map(Json::print).orElse(null),
        limits.frequencyCap().map(LimitsJson::value).map(Json::print).orElse(null),
        workspace.tracking().domain().orElse(null),
        workspace.tracking().consentAttribute().orElse(null),
        workspace.id());
  }

  private static Workspace read(Row row) {
    return new Workspace(
        row.integer(1),
        row.text(2),
        ZoneId.of(row.text(3)),
        Optional.ofNullable(row.bigintOrNull(4)),
        Optional.ofNullable(row.integerOrNull(5)),
        new SendingSettings(
            Optional.ofNullable(row.integerOrNull(9)),
            LimitsJson.stored(row.bytesOrNull(10), row.bytesOrNull(11))),
        new TrackingSettings(row.optionalText(7), row.optionalText(8)),
        row.instant(6));
  }
}
