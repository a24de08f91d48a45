package com.segmailer.server.campaign;

import com.segmailer.core.campaign.CampaignState;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of campaigns, as callers create, edit and steer them. */
final class CampaignStore {

  private static final String SELECT =
      "select " + CampaignRow.COLUMNS + " from campaigns where workspace_id = ?";
  private static final String BY_ID = SELECT + " and id = ?";
  private static final String LOCKED = BY_ID + " for update";
  private static final String PAGE = """
       and id < ? and (?::text is null or state = ?)
       order by id desc limit ?
      """;

  // As it was written, without the versions of its start.
  private static final String ORIGINAL =
      "select definition::text from campaigns where workspace_id = ? and id = ?";

  private static final String INSERT = """
      insert into campaigns (
        workspace_id, id, definition, segment_id, state, revision, created_at, updated_at)
      values (?, ?, ?::json, ?, 'draft', 1, ?, ?)
      """;

  private static final String EDIT = """
      update campaigns
         set definition = ?::json, segment_id = ?, revision = revision + 1, updated_at = ?
       where workspace_id = ? and id = ?
      """;

  // Whoever works on it loses the lease, and so stores nothing any more that was decided before.
  private static final String MOVE = """
      update campaigns
         set state = ?, paused_reason = ?, revision = revision + 1, updated_at = ?,
             started_at = case when ?::text = 'preparing' then coalesce(started_at, ?) else started_at end,
             ended_at = case when ?::text = 'cancelled' then ?::timestamptz else ended_at end,
             lease = null, leased_until = null
       where workspace_id = ? and id = ?
      """;

  private static final String STARTS =
      "update campaigns set starts_at = ? where workspace_id = ? and id = ?";

  private static final String WINNER = """
      update campaigns
         set winner = ?, revision = revision + 1, updated_at = ?, lease = null, leased_until = null
       where workspace_id = ? and id = ?
      """;

  // What was sent before is forgiven: from now on it counts anew.
  private static final String FORGIVE = """
      update campaigns
         set known_sent = ?, known_complained = ?, known_bounced = ?, alarmed = false
       where workspace_id = ? and id = ?
      """;

  private static final String DELETE = "delete from campaigns where workspace_id = ? and id = ?";
  private static final String COUNT = "select count(*) from campaigns where workspace_id = ?";

  private CampaignStore() {}

  static Optional<CampaignRow> find(Transaction sql, int workspace, UUID id) {
    return sql.first(BY_ID, CampaignRow::of, workspace, id);
  }

  /** Nobody else changes it until the transaction ends. */
  static Optional<CampaignRow> locked(Transaction sql, int workspace, UUID id) {
    return sql.first(LOCKED, CampaignRow::of, workspace, id);
  }

  /** What was wanted of it, to be wanted again. */
  static Optional<CampaignDefinition> original(Transaction sql, int workspace, UUID id) {
    return sql.first(ORIGINAL, row -> DefinitionJson.parse(row.bytes(1)), workspace, id);
  }

  /** The newest first. */
  static List<CampaignRow> page(
      Transaction sql, int workspace, UUID before, @Nullable String state, int limit) {
    return sql.query(SELECT + PAGE, CampaignRow::of, workspace, before, state, state, limit);
  }

  static long count(Transaction sql, int workspace) {
    return sql.one(COUNT, row -> row.bigint(1), workspace);
  }

  static void insert(
      Transaction sql, int workspace, UUID id, CampaignDefinition definition, Instant now) {
    sql.update(
        INSERT,
        workspace,
        id,
        DefinitionJson.print(definition),
        definition.segment().orElse(null),
        now,
        now);
  }

  static void edit(
      Transaction sql, int workspace, UUID id, CampaignDefinition definition, Instant now) {
    sql.update(
        EDIT,
        DefinitionJson.print(definition),
        definition.segment().orElse(null),
        now,
        workspace,
        id);
  }

  static void move(
      Transaction sql,
      CampaignRow row,
      CampaignState to,
      @Nullable String pausedReason,
      Instant now) {
    var state = to.wireName();
    sql.update(MOVE, state, pausedReason, now, state, now, state, now, row.workspace(), row.id());
  }

  /** When it starts by itself, or did because somebody said so. */
  static void starts(Transaction sql, CampaignRow row, Instant at) {
    sql.update(STARTS, at, row.workspace(), row.id());
  }

  static void winner(Transaction sql, CampaignRow row, int variant, Instant now) {
    sql.update(WINNER, variant, now, row.workspace(), row.id());
  }

  static void forgive(Transaction sql, CampaignRow row, long sent, long complained, long bounced) {
    sql.update(FORGIVE, sent, complained, bounced, row.workspace(), row.id());
  }

  static void delete(Transaction sql, int workspace, UUID id) {
    sql.update(DELETE, workspace, id);
  }
}
