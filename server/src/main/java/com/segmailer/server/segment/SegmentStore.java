package com.segmailer.server.segment;

import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of segments and of their members. */
final class SegmentStore {

  // The count is the folded one plus what batches added since.
  private static final String SELECT = """
      select s.no, s.id, s.name, s.description, s.type = 'dynamic', s.condition::text, s.state,
             s.revision,
             s.members + coalesce((
               select sum(u.members)
                 from count_deltas d
                cross join lateral unnest(d.segment_nos, d.members) as u(no, members)
                where d.workspace_id = s.workspace_id and u.no = s.no), 0),
             s.built, s.to_build, s.created_at, s.updated_at
        from segments s
       where s.workspace_id = ? and s.state <> 'deleted'
      """;

  private static final String BY_ID = SELECT + " and s.id = ?";
  private static final String PAGE = SELECT + " and s.no > ? order by s.no limit ?";

  private static final String INSERT = """
      insert into segments (
        workspace_id, no, id, name, description, type, condition, state, revision, members,
        created_at, updated_at)
      select ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?::json, ?, 1, 0, ?, ?
        from segments where workspace_id = ?
      """;

  private static final String RENAME = """
      update segments set name = ?, description = ?, updated_at = ?
       where workspace_id = ? and id = ?
      """;

  private static final String REDEFINE = """
      update segments
         set condition = ?::json, state = 'building', revision = revision + 1, built_to = null,
             built = 0, to_build = 0, leased_until = null, updated_at = ?
       where workspace_id = ? and id = ?
      """;

  private static final String DELETE = """
      update segments set state = 'deleted', members = 0, updated_at = ?
       where workspace_id = ? and id = ?
      """;

  private static final String MEMBERS = """
      select m.contact_id from memberships m
       where m.workspace_id = ? and m.segment_no = ? and m.contact_id > ?
       order by m.contact_id limit ?
      """;

  private static final String HISTORY = """
      select f.contact_id, f.version, f.entered, f.at, c.email
        from (select h.at, one.contact_id, one.version, one.entered
                from segment_flips h
               cross join lateral unnest(h.contact_ids, h.versions, h.entered)
                 as one(contact_id, version, entered)
               where h.workspace_id = ? and h.segment_no = ? and h.at <= ?
                 and (h.at, one.contact_id, one.version) < (?, ?, ?)
               order by h.at desc, one.contact_id desc, one.version desc
               limit ?) f
        left join contacts c on c.workspace_id = ? and c.id = f.contact_id
       order by f.at desc, f.contact_id desc, f.version desc
      """;

  private SegmentStore() {}

  /** A change of a membership; {@code email} is null when the contact has none. */
  record Change(
      UUID contact,
      long version,
      boolean entered,
      Instant at,
      @Nullable String email) {}

  /** A place in a segment's history, from the newest on. */
  record Place(Instant at, UUID contact, long version) {
    static final Place NEWEST =
        new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1), Long.MAX_VALUE);
  }

  static Optional<SegmentRow> find(Transaction transaction, int workspace, UUID id) {
    return transaction.first(BY_ID, SegmentStore::segment, workspace, id);
  }

  static List<SegmentRow> page(Transaction transaction, int workspace, int afterNo, int limit) {
    return transaction.query(PAGE, SegmentStore::segment, workspace, afterNo, limit);
  }

  static void insert(
      Transaction transaction,
      int workspace,
      UUID id,
      String name,
      String description,
      @Nullable String condition,
      Instant now) {
    boolean dynamic = condition != null;
    transaction.update(
        INSERT,
        workspace,
        id,
        name,
        description,
        dynamic ? "dynamic" : "manual",
        condition,
        dynamic ? "building" : "live",
        now,
        now,
        workspace);
  }

  static void rename(
      Transaction transaction, int workspace, UUID id, String name, String text, Instant now) {
    transaction.update(RENAME, name, text, now, workspace, id);
  }

  static void redefine(
      Transaction transaction, int workspace, UUID id, String condition, Instant now) {
    transaction.update(REDEFINE, condition, now, workspace, id);
  }

  static void delete(Transaction transaction, int workspace, UUID id, Instant now) {
    transaction.update(DELETE, now, workspace, id);
  }

  static List<UUID> members(
      Transaction transaction, int workspace, int segmentNo, UUID after, int limit) {
    return transaction.query(MEMBERS, row -> row.uuid(1), workspace, segmentNo, after, limit);
  }

  static List<Change> history(
      Transaction transaction, int workspace, int segmentNo, Place before, int limit) {
    return transaction.query(
        HISTORY,
        row ->
            new Change(row.uuid(1), row.bigint(2), row.bool(3), row.instant(4), row.textOrNull(5)),
        workspace,
        segmentNo,
        before.at(),
        before.at(),
        before.contact(),
        before.version(),
        limit,
        workspace);
  }

  private static SegmentRow segment(Row row) {
    return new SegmentRow(
        row.integer(1),
        row.uuid(2),
        row.text(3),
        row.text(4),
        row.bool(5),
        row.optionalText(6),
        row.text(7),
        row.bigint(8),
        row.bigint(9),
        row.bigint(10),
        row.bigint(11),
        row.instant(12),
        row.instant(13));
  }
}
