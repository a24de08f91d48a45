package com.segmailer.server.backup;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Migrations;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.runtime.FileProblem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes everything, as it was at one moment, into one file; needs little memory. */
public final class Backup {

  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

  private Backup() {}

  /** What was written. */
  public record Written(int tables, long rows) {}

  /**
   * @throws CannotRun when there is nothing to back up or the file cannot be written
   */
  public static Written write(Database database, Path file, Instant now) {
    if (Files.exists(file)) {
      throw isThere(file);
    }
    if (Migrations.pending(database.address()) > 0) {
      throw new CannotRun("The database has not this version's schema yet: run migrate first.");
    }
    var schema = Migrations.version(database.address());
    try {
      var unfinished = unfinished(file);
      try {
        var manifest = database.snapshot(sql -> write(sql, unfinished, schema, now));
        onDisk(unfinished);
        name(unfinished, file);
        var rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
        return new Written(manifest.tables().size(), rows);
      } finally {
        remove(unfinished);
      }
    } catch (FileAlreadyExistsException e) {
      throw isThere(file);
    } catch (UncheckedIOException e) {
      throw notWritten(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  private static CannotRun isThere(Path file) {
    return new CannotRun("There is a file %s already.".formatted(file));
  }

  private static CannotRun notWritten(Path file, IOException why) {
    return new CannotRun(
        "The backup cannot be written to %s: %s.".formatted(file, FileProblem.words(why)), why);
  }

  /** A file beside the one that is wanted, whose name no other backup takes. */
  private static Path unfinished(Path file) throws IOException {
    var onlyOurs = PosixFilePermissions.fromString("rw-------");
    var attributes = PosixFilePermissions.asFileAttribute(onlyOurs);
    return Files.createTempFile(folder(file), file.getFileName() + ".", ".unfinished", attributes);
  }

  private static Path folder(Path file) {
    return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
  }

  /** Unlike a move, a link never takes the place of what somebody else has written meanwhile. */
  private static void name(Path unfinished, Path file) throws IOException {
    try {
      Files.createLink(file, unfinished);
    } catch (FileAlreadyExistsException there) {
      throw there;
    } catch (FileSystemException | UnsupportedOperationException noLinks) {
      LOG.debug("no links in the folder of {}", file, noLinks);
      Files.move(unfinished, file);
    }
    onDisk(folder(file));
  }

  /** Returns when a file, or what a folder names, would outlive a loss of power. */
  private static void onDisk(Path path) throws IOException {
    try (var channel = FileChannel.open(path)) {
      channel.force(true);
    }
  }

  private static void remove(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      LOG.warn("{} is left over", unfinished, e);
    }
  }

  private static Manifest write(Transaction sql, Path file, String schema, Instant now) {
    try (var zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      // Deflating at the first level keeps up with the disk; the higher ones take thrice the time.
      zip.setLevel(Deflater.BEST_SPEED);
      var tables = new ArrayList<Manifest.Table>();
      for (var shape : Tables.shapes(sql)) {
        var empty = new Manifest.Table(shape.name(), shape.columns(), 0);
        zip.putNextEntry(new ZipEntry(empty.entry()));
        // Names and columns come quoted from the catalogue; a query works for every kind of table.
        var copy = "copy (select %s from %s) to stdout".formatted(shape.columns(), shape.name());
        var rows = sql.copy().copyOut(copy, zip);
        zip.closeEntry();
        tables.add(new Manifest.Table(shape.name(), shape.columns(), rows));
      }
      var manifest = new Manifest(schema, now.toString(), tables, Tables.sequences(sql));
      zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
      zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }
}
