package com.segmailer.server.backup;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Migrations;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads a backup into an empty database, all of it or nothing. */
public final class Restore {

  private Restore() {}

  /** What was read. */
  public record Read(int tables, long rows, String takenAt) {}

  /**
   * @throws CannotRun when the file is no whole backup, is newer than this SegMailer, or the database
   *     has data in it
   */
  public static Read read(Database database, Path file) {
    requireFile(file);
    try (var zip = new ZipFile(file.toFile())) {
      var manifest = manifest(zip);
      requireWhole(zip, manifest);
      prepare(database, manifest);
      var rows = database.inTransaction(sql -> fill(sql, zip, manifest));
      Migrations.apply(database.address());
      database.alone(sql -> sql.update("analyze"));
      return new Read(manifest.tables().size(), rows, manifest.at());
    } catch (ZipException e) {
      throw damaged(file, e);
    } catch (IOException | UncheckedIOException e) {
      throw damaged(file, e);
    }
  }

  /** @throws CannotRun when there is no such file */
  public static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CannotRun("There is no file %s.".formatted(file));
    }
  }

  /** Revokes all keys that are not revoked, and yields how many those were. */
  public static int revokeKeys(Database database, Instant now) {
    return database.inTransaction(
        sql -> sql.update("update api_keys set revoked_at = ? where revoked_at is null", now));
  }

  // Before anything is copied: PostgreSQL may stumble over a damaged row before its entry has been
  // read to its end.
  private static void requireWhole(ZipFile zip, Manifest manifest) throws IOException {
    for (var table : manifest.tables()) {
      try (var in = Checked.entry(zip, entry(zip, table))) {
        in.requireWhole();
      }
    }
  }

  private static ZipEntry entry(ZipFile zip, Manifest.Table table) throws ZipException {
    var entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw new ZipException("no " + table.entry());
    }
    return entry;
  }

  private static CannotRun damaged(Path file, Exception cause) {
    return new CannotRun("%s is not a backup of SegMailer, or is damaged.".formatted(file), cause);
  }

  private static Manifest manifest(ZipFile zip) throws IOException {
    var entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null) {
      throw new ZipException("no manifest");
    }
    try (var in = Checked.entry(zip, entry)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      in.requireWhole();
      return Manifest.parse(text);
    } catch (NumberFormatException e) {
      throw new ZipException("bad manifest");
    }
  }

  /** Makes the schema from which the data came; with it the data is brought up to date later. */
  private static void prepare(Database database, Manifest manifest) {
    var address = database.address();
    if (!Migrations.knows(address, manifest.schema())) {
      throw new CannotRun(
          "The backup was made by a newer SegMailer (schema %s): restore it with that one."
              .formatted(manifest.schema()));
    }
    if (!database.read(Tables::areEmpty)) {
      throw new CannotRun(
          "The database at %s has data in it: restore into an empty one.".formatted(address));
    }
    Migrations.apply(address, manifest.schema());
    if (!Migrations.version(address).equals(manifest.schema())) {
      throw new CannotRun(
          "The database at %s has a newer schema than the backup: restore into one without tables."
              .formatted(address));
    }
  }

  private static long fill(Transaction sql, ZipFile zip, Manifest manifest) {
    var rows = 0L;
    try {
      // One table may take longer than a statement usually may.
      sql.connection().setNetworkTimeout(Runnable::run, 0);
      for (var table : manifest.tables()) {
        var copy = "copy %s (%s) from stdin".formatted(table.name(), table.columns());
        long copied;
        try (var in = Checked.entry(zip, entry(zip, table))) {
          copied = sql.copy().copyIn(copy, in, 1 << 16);
          in.requireWhole();
        }
        if (copied != table.rows()) {
          throw new CannotRun(
              "The backup is damaged: %s has %d rows instead of %d; nothing was restored."
                  .formatted(table.name(), copied, table.rows()));
        }
        rows += copied;
      }
      for (var sequence : manifest.sequences()) {
        sql.one(
            "select setval(pg_get_serial_sequence(?, ?)::regclass, ?, ?)",
            row -> row.bigint(1),
            sequence.table(),
            sequence.column(),
            sequence.last(),
            sequence.called());
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }
}
