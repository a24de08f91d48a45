package com.segmailer.server.campaign;

import com.segmailer.server.campaign.WorkStore.Place;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who gets a campaign: written down once, walked, and forgotten when it has ended. */
final class AudienceStore {

  /** Rows forgotten in one transaction. */
  static final int FORGOTTEN_AT_ONCE = 10_000;

  private static final String SEGMENT = """
      select no, state from segments where workspace_id = ? and id = ? and state <> 'deleted'
      """;

  private static final String LIVE =
      "select id from segments where workspace_id = ? and id = any(?) and state = 'live'";

  private static final String FROM_SEGMENT = """
      insert into campaign_audience (workspace_id, campaign_id, contact_id)
      select m.workspace_id, ?, m.contact_id
        from memberships m
       where m.workspace_id = ? and m.segment_no = ?
      """;

  private static final String ADD = """
      insert into campaign_audience (workspace_id, campaign_id, contact_id, due_at)
      select ?, ?, a.contact_id, a.due_at
        from unnest(?::uuid[], ?::timestamptz[]) as a(contact_id, due_at)
      """;

  private static final String NEXT = """
      select contact_id, due_at from campaign_audience
       where workspace_id = ? and campaign_id = ? and contact_id > ?
       order by contact_id limit ?
      """;

  private static final String NEXT_DUE = """
      select contact_id, due_at from campaign_audience
       where workspace_id = ? and campaign_id = ? and due_at is not null
         and (due_at, contact_id) > (?, ?) and due_at <= ?
       order by due_at, contact_id limit ?
      """;

  private static final String ANY_DUE_LATER = """
      select exists (
        select 1 from campaign_audience
         where workspace_id = ? and campaign_id = ? and due_at is not null and due_at > ?)
      """;

  private static final String FORGET_SOME = """
      delete from campaign_audience
       where workspace_id = ? and campaign_id = ?
         and contact_id in (
           select contact_id from campaign_audience
            where workspace_id = ? and campaign_id = ? limit ?)
      """;

  private static final String FORGET =
      "delete from campaign_audience where workspace_id = ? and campaign_id = ?";

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** A segment as a campaign needs it; not {@code live} while members are still looked for. */
  record SegmentState(int no, boolean live) {}

  private AudienceStore() {}

  static Optional<SegmentState> segment(Transaction sql, int workspace, UUID id) {
    return sql.first(
        SEGMENT,
        row -> new SegmentState(row.integer(1), row.text(2).equals("live")),
        workspace,
        id);
  }

  /** Those of the segments whose members are all known. */
  static Set<UUID> live(Transaction sql, int workspace, Set<UUID> segments) {
    return new HashSet<>(
        sql.query(LIVE, row -> row.uuid(1), workspace, Columns.uuids(List.copyOf(segments))));
  }

  /** Everybody who is in a segment now; yields how many. */
  static long addSegment(Transaction sql, WorkStore.Claim claim, int segmentNo) {
    return sql.update(FROM_SEGMENT, claim.id(), claim.workspace(), segmentNo);
  }

  /** Some contacts, each due at its own time or all of them at once. */
  static void add(
      Transaction sql, WorkStore.Claim claim, List<UUID> contacts, List<@Nullable Instant> due) {
    if (!contacts.isEmpty()) {
      sql.update(
          ADD, claim.workspace(), claim.id(), Columns.uuids(contacts), Columns.instants(due));
    }
  }

  /** Those after a place, in the order in which they are walked. */
  static List<Place> next(Transaction sql, CampaignRow row, int limit) {
    var after = Optional.ofNullable(row.walk().contact()).orElse(BEFORE_ALL);
    return sql.query(NEXT, AudienceStore::place, row.workspace(), row.id(), after, limit);
  }

  /** Those after a place whose time has come. */
  static List<Place> nextDue(Transaction sql, CampaignRow row, Instant now, int limit) {
    var after = Optional.ofNullable(row.walk().contact()).orElse(BEFORE_ALL);
    var due = Optional.ofNullable(row.walk().due()).orElse(Instant.EPOCH);
    return sql.query(
        NEXT_DUE, AudienceStore::place, row.workspace(), row.id(), due, after, now, limit);
  }

  static boolean anyDueLater(Transaction sql, CampaignRow row, Instant now) {
    return sql.one(ANY_DUE_LATER, found -> found.bool(1), row.workspace(), row.id(), now);
  }

  /** Forgets some; yields how many there were. */
  static int forgetSome(Transaction sql, CampaignRow row) {
    return sql.update(
        FORGET_SOME, row.workspace(), row.id(), row.workspace(), row.id(), FORGOTTEN_AT_ONCE);
  }

  static void forget(Transaction sql, int workspace, UUID campaign) {
    sql.update(FORGET, workspace, campaign);
  }

  private static Place place(Row row) {
    return new Place(row.uuid(1), row.instantOrNull(2));
  }
}
