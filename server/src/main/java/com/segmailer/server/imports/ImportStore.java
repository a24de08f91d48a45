package com.segmailer.server.imports;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports and their files, as the API sees them. What works on them is in {@link WorkStore}. */
final class ImportStore {

  private static final String FIELDS = """
      select id, state, format, file_name, rows_read, rows_created, rows_updated, rows_unchanged,
             rows_failed, bytes_read, bytes_total, created_at, started_at, finished_at, error
        from imports
      """;

  private static final String BY_ID =
      FIELDS + " where workspace_id = ? and id = ? and state <> 'uploading'";

  private static final String LATEST = FIELDS
      + " where workspace_id = ? and id < ? and state <> 'uploading' order by id desc limit ?";

  /** Imports of a workspace that have not ended, and so files that are kept for them. */
  static final int MOST_OPEN = 20;

  // Whoever counts waits for those who counted before.
  private static final String ONE_BY_ONE =
      "select id from workspaces where id = ? for no key update";

  // The states are those of the index.
  private static final String COUNT_OPEN = """
      select count(*) from imports
       where workspace_id = ? and state in ('uploading', 'queued', 'running')
      """;

  private static final String BEGIN = """
      insert into imports (workspace_id, id, state, format, delimiter, columns, infer_types,
                           trigger_workflows, resubscribe, file_name, leased_until, created_at)
      values (?, ?, 'uploading', ?, ?, '{}', ?, ?, ?, ?, ?, ?)
      """;

  private static final String ADD_CHUNK = """
      with touched as (
        update imports set leased_until = ?
         where workspace_id = ? and id = ? and state = 'uploading'
        returning workspace_id, id
      )
      insert into import_chunks (workspace_id, import_id, no, first_line, ends_at, overlong, content)
      select workspace_id, id, ?, ?, ?, ?, ? from touched
      """;

  private static final String QUEUE = """
      update imports
         set state = 'queued', columns = ?, chunks = ?, bytes_total = ?, leased_until = ?
       where workspace_id = ? and id = ? and state = 'uploading'
      """;

  private static final String CANCEL = """
      update imports
         set state = 'cancelled', finished_at = ?, lease = null
       where workspace_id = ? and id = ? and state in ('queued', 'running')
      """;

  private static final String FORGET = "delete from imports where workspace_id = ? and id = ?";

  private static final String FORGET_ERRORS =
      "delete from import_errors where workspace_id = ? and import_id = ?";

  static final String DROP_CHUNKS =
      "delete from import_chunks where workspace_id = ? and import_id = ?";

  private static final String ERRORS = """
      select line, code, pointer, detail
        from import_errors
       where workspace_id = ? and import_id = ? and line > ?
       order by line
       limit ?
      """;

  /** An error of a row, as stored. */
  record StoredError(long line, RowError error) {}

  Optional<Import> find(Transaction transaction, int workspace, UUID id) {
    return transaction.first(BY_ID, ImportStore::read, workspace, id);
  }

  /** The latest imports that began before {@code before}. */
  List<Import> latest(Transaction transaction, int workspace, UUID before, int limit) {
    return transaction.query(LATEST, ImportStore::read, workspace, before, limit);
  }

  /** Whether another may be opened; holds up those who ask the same until the transaction ends. */
  boolean isRoomForOne(Transaction transaction, int workspace) {
    transaction.one(ONE_BY_ONE, row -> row.integer(1), workspace);
    return transaction.one(COUNT_OPEN, row -> row.bigint(1), workspace) < MOST_OPEN;
  }

  void begin(
      Transaction transaction, int workspace, UUID id, ImportOptions options, Upload.Times times) {
    transaction.update(
        BEGIN,
        workspace,
        id,
        options.format().wireName(),
        String.valueOf(options.delimiter()),
        options.inferTypes(),
        options.triggerWorkflows(),
        options.resubscribe(),
        options.fileName(),
        times.abandonedAt(),
        times.now());
  }

  /** Whether the import still takes chunks; it may have been given up as abandoned. */
  boolean addChunk(
      Transaction transaction, int workspace, UUID id, Chunk chunk, Instant abandonedAt) {
    return transaction.update(
            ADD_CHUNK,
            abandonedAt,
            workspace,
            id,
            chunk.no(),
            chunk.firstLine(),
            chunk.endsAt(),
            chunk.overlong(),
            chunk.content())
        == 1;
  }

  boolean queue(Transaction transaction, int workspace, UUID id, Upload.Stored stored) {
    return transaction.update(
            QUEUE,
            Columns.texts(stored.targets().stream().map(Target::text).toList()),
            stored.chunks(),
            stored.bytes(),
            stored.now(),
            workspace,
            id)
        == 1;
  }

  /** Ends an import that has not ended; its file goes with it. */
  void cancel(Transaction transaction, int workspace, UUID id, Instant now) {
    transaction.update(CANCEL, now, workspace, id);
    dropChunksOfEnded(transaction, workspace, id);
  }

  private void dropChunksOfEnded(Transaction transaction, int workspace, UUID id) {
    if (find(transaction, workspace, id).filter(Import::hasEnded).isPresent()) {
      transaction.update(DROP_CHUNKS, workspace, id);
    }
  }

  /** Removes all that is stored about an import; whether there was one. */
  boolean forget(Transaction transaction, int workspace, UUID id) {
    boolean was = transaction.update(FORGET, workspace, id) > 0;
    transaction.update(DROP_CHUNKS, workspace, id);
    transaction.update(FORGET_ERRORS, workspace, id);
    return was;
  }

  List<StoredError> errors(
      Transaction transaction, int workspace, UUID id, long afterLine, int limit) {
    return transaction.query(
        ERRORS,
        row -> new StoredError(row.bigint(1), new RowError(row.text(2), row.text(3), row.text(4))),
        workspace,
        id,
        afterLine,
        limit);
  }

  static FileFormat format(String name) {
    return Objects.requireNonNull(FileFormat.BY_NAME.get(name));
  }

  private static Import read(Row row) {
    @Nullable String fileName = row.textOrNull(4);
    return new Import(
        row.uuid(1),
        row.text(2),
        format(row.text(3)),
        fileName,
        new Import.Rows(row.bigint(5), row.bigint(6), row.bigint(7), row.bigint(8), row.bigint(9)),
        new Import.Bytes(row.bigint(10), row.bigint(11)),
        row.instant(12),
        row.instantOrNull(13),
        row.instantOrNull(14),
        row.textOrNull(15));
  }
}
