package com.segmailer.server.imports;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code segmailer import FILE}: stores a file and applies it, together with the server if one runs
 * on the same database, and without it otherwise.
 */
public final class ImportCommand {

  private static final long BETWEEN_LOOKS = 250_000_000;

  private final Database database;
  private final Upload upload;
  private final ImportWorker worker;
  private final PrintWriter out;
  private final ImportStore store = new ImportStore();

  public ImportCommand(Database database, Upload upload, ImportWorker worker, PrintWriter out) {
    this.database = database;
    this.upload = upload;
    this.worker = worker;
    this.out = out;
  }

  /**
   * What to do with a file as its name says.
   *
   * @param format {@code csv}, {@code ndjson}, or null to go by the file's name
   * @param mapping as the API takes it, null for none
   * @param resubscribe whether it may subscribe who has left
   */
  public static ImportOptions options(
      Path file,
      @Nullable String format,
      @Nullable String mapping,
      boolean inferTypes,
      boolean resubscribe) {
    var name = String.valueOf(file.getFileName());
    var lower = name.toLowerCase(Locale.ROOT);
    boolean lines = lower.endsWith(".ndjson") || lower.endsWith(".jsonl");
    var known = format == null
        ? (lines ? FileFormat.NDJSON : FileFormat.CSV)
        : FileFormat.BY_NAME.get(format);
    if (known == null) {
      throw new CannotRun("The format of a file is csv or ndjson.");
    }
    return new ImportOptions(
        known,
        ImportOptions.USUAL_DELIMITER,
        mapping == null ? Map.of() : ImportJson.mapping(mapping),
        inferTypes,
        false,
        resubscribe,
        name);
  }

  /** Returns when the import has ended; whether all of its rows were taken. */
  public boolean run(int workspace, Path file, ImportOptions options) {
    var id = stored(workspace, file, options);
    out.println("Import " + id);
    out.flush();
    var now = look(workspace, id);
    while (!now.hasEnded() && !Thread.currentThread().isInterrupted()) {
      if (!worker.runOnce()) {
        LockSupport.parkNanos(BETWEEN_LOOKS);
      }
      now = look(workspace, id);
      tell(now);
    }
    return now.state().equals("completed") && now.rows().failed() == 0;
  }

  private UUID stored(int workspace, Path file, ImportOptions options) {
    try (InputStream in = Files.newInputStream(file)) {
      return upload.store(workspace, options, in);
    } catch (IOException e) {
      throw new CannotRun("The file %s cannot be read.".formatted(file), e);
    }
  }

  private Import look(int workspace, UUID id) {
    return database
        .read(sql -> store.find(sql, workspace, id))
        .orElseThrow(() -> new CannotRun("The import was deleted while it ran."));
  }

  private void tell(Import now) {
    var rows = now.rows();
    out.printf(
        Locale.ROOT,
        "%s: %d rows, %d created, %d updated, %d unchanged, %d failed (%d of %d bytes)%n",
        now.state(),
        rows.read(),
        rows.created(),
        rows.updated(),
        rows.unchanged(),
        rows.failed(),
        now.bytes().read(),
        now.bytes().total());
    out.flush();
  }
}
