package com.segmailer.server.imports;

import com.segmailer.core.topic.Proof;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What workers do to imports. Every statement but the first two holds only with a valid lease. */
final class WorkStore {

  /** How long a node may be silent before another takes over. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** Errors beyond this many rows are counted, but not kept. */
  static final int MAX_ERRORS = 1_000_000;

  private static final String DUE = """
      select workspace_id
        from imports
       where state in ('uploading', 'queued', 'running') and leased_until <= ?
       group by workspace_id
       order by min(leased_until)
       limit 100
      """;

  private static final String ABANDONED = """
      select id from imports
       where workspace_id = ? and state = 'uploading' and leased_until <= ?
         for update skip locked
      """;

  // The one served longest ago comes first, so that several imports advance side by side.
  private static final String CLAIM = """
      update imports
         set state = 'running', started_at = coalesce(started_at, ?), lease = ?, leased_until = ?
       where workspace_id = ?
         and id = (select id
                     from imports
                    where workspace_id = ? and state in ('queued', 'running') and leased_until <= ?
                    order by leased_until, id
                    limit 1
                      for update skip locked)
      returning id, lease, format, delimiter, columns, infer_types, chunk_no, record_no, chunks,
                tries, trigger_workflows, resubscribe
      """;

  private static final String CHUNK = """
      select no, first_line, ends_at, overlong, content
        from import_chunks
       where workspace_id = ? and import_id = ? and no = ?
      """;

  private static final String ADVANCE = """
      with advanced as (
        update imports
           set record_no = ?, leased_until = ?,
               rows_read = rows_read + ?, rows_created = rows_created + ?,
               rows_updated = rows_updated + ?, rows_unchanged = rows_unchanged + ?,
               rows_failed = rows_failed + ?
         where workspace_id = ? and id = ? and lease = ? and state = 'running'
           and chunk_no = ? and record_no = ?
        returning rows_failed
      ), kept as (
        insert into import_errors (workspace_id, import_id, line, code, pointer, detail)
        select ?, ?, e.line, e.code, e.pointer, e.detail
          from advanced, unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                 as e(line, code, pointer, detail)
         where advanced.rows_failed <= ?
      )
      select count(*) from advanced
      """;

  private static final String NEXT_CHUNK = """
      update imports
         set chunk_no = chunk_no + 1, record_no = 0, bytes_read = ?, leased_until = ?, lease = null,
             tries = 0
       where workspace_id = ? and id = ? and lease = ? and state = 'running'
      """;

  private static final String DROP_READ =
      "delete from import_chunks where workspace_id = ? and import_id = ? and no <= ?";

  private static final String COMPLETE = """
      update imports
         set state = 'completed', bytes_read = bytes_total, finished_at = ?, lease = null
       where workspace_id = ? and id = ? and lease = ? and state = 'running'
      """;

  private static final String FAIL = """
      update imports
         set state = 'failed', error = ?, finished_at = ?, lease = null
       where workspace_id = ? and id = ? and lease = ? and state = 'running'
      """;

  private static final String RELEASE = """
      update imports
         set leased_until = ?, lease = null, tries = tries + 1
       where workspace_id = ? and id = ? and lease = ? and state = 'running'
      """;

  private static final String RELEASE_ALL =
      "update imports set leased_until = ?, lease = null where state = 'running'";

  /** Workspaces with something to do, the one that waits longest first. */
  List<Integer> due(Transaction transaction, Instant now) {
    return transaction.query(DUE, row -> row.integer(1), now);
  }

  /** Imports whose upload broke off together with the node that took it. */
  List<UUID> abandoned(Transaction transaction, int workspace, Instant now) {
    return transaction.query(ABANDONED, row -> row.uuid(1), workspace, now);
  }

  Optional<Claim> claim(Transaction transaction, int workspace, UUID lease, Instant now) {
    return transaction.first(
        CLAIM, row -> read(workspace, row), now, lease, now.plus(LEASE), workspace, workspace, now);
  }

  Optional<Chunk> chunk(Transaction transaction, Claim claim) {
    return transaction.first(
        CHUNK,
        row -> new Chunk(row.integer(1), row.bigint(2), row.bigint(3), row.bool(4), row.bytes(5)),
        claim.workspace(),
        claim.id(),
        claim.chunkNo());
  }

  /** Moves on over records; throws {@link ClaimLost} when somebody else did or may. */
  void advance(Transaction transaction, Claim claim, Tally tally, Instant now) {
    var errors = tally.errors();
    long advanced = transaction.one(
        ADVANCE,
        row -> row.bigint(1),
        tally.toRecord(),
        now.plus(LEASE),
        tally.toRecord() - tally.fromRecord(),
        tally.created(),
        tally.updated(),
        tally.unchanged(),
        errors.size(),
        claim.workspace(),
        claim.id(),
        claim.lease(),
        claim.chunkNo(),
        tally.fromRecord(),
        claim.workspace(),
        claim.id(),
        Columns.longs(errors.stream().map(ImportRow.Bad::line).toList()),
        Columns.texts(errors.stream().map(bad -> bad.error().code()).toList()),
        Columns.texts(errors.stream().map(bad -> bad.error().pointer()).toList()),
        Columns.texts(errors.stream().map(bad -> bad.error().detail()).toList()),
        MAX_ERRORS);
    if (advanced == 0) {
      throw new ClaimLost();
    }
  }

  /** The chunk is done and goes; whoever comes first goes on with the next. */
  void nextChunk(Transaction transaction, Claim claim, Chunk chunk, Instant now) {
    held(transaction.update(
        NEXT_CHUNK, chunk.endsAt(), now, claim.workspace(), claim.id(), claim.lease()));
    transaction.update(DROP_READ, claim.workspace(), claim.id(), claim.chunkNo());
  }

  void complete(Transaction transaction, Claim claim, Instant now) {
    held(transaction.update(COMPLETE, now, claim.workspace(), claim.id(), claim.lease()));
    transaction.update(ImportStore.DROP_CHUNKS, claim.workspace(), claim.id());
  }

  void fail(Transaction transaction, Claim claim, String error, Instant now) {
    held(transaction.update(FAIL, error, now, claim.workspace(), claim.id(), claim.lease()));
    transaction.update(ImportStore.DROP_CHUNKS, claim.workspace(), claim.id());
  }

  /** Lets anybody go on at once. */
  void release(Transaction transaction, Claim claim, Instant now) {
    transaction.update(RELEASE, now, claim.workspace(), claim.id(), claim.lease());
  }

  int releaseAll(Transaction transaction, Instant now) {
    return transaction.update(RELEASE_ALL, now);
  }

  private static void held(int rows) {
    if (rows == 0) {
      throw new ClaimLost();
    }
  }

  private static Claim read(int workspace, Row row) {
    return new Claim(
        workspace,
        row.uuid(1),
        row.uuid(2),
        ImportStore.format(row.text(3)),
        row.text(4).charAt(0),
        row.texts(5).stream().map(text -> Target.of(text).orElseThrow()).toList(),
        row.bool(6),
        row.integer(7),
        row.integer(8),
        row.integer(9),
        row.integer(10),
        row.bool(11),
        row.bool(12) ? Proof.How.RESUBSCRIBING_IMPORT : Proof.How.IMPORT);
  }
}
