package com.segmailer.bench;

import com.segmailer.bench.report.Figure.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * How fast PostgreSQL alone takes the same rows: a raw COPY of rows that the server wrote into an
 * empty table with the same columns, constraints and indexes, in the same database.
 */
public final class CopyLimit {

  private CopyLimit() {}

  /** Copies up to {@code rows} rows of a workspace's {@code table}. */
  public static Limit measure(ServerProcess server, int workspace, String table, int rows)
      throws SQLException, IOException {
    var file = server.folder().resolve("copy-" + table);
    try (var database = server.database()) {
      run(database, "create schema bench");
      try {
        run(database, "create table bench.%1$s (like %1$s including all)".formatted(table));
        return new Limit("COPY", perSecond(database, file, workspace, table, rows));
      } finally {
        run(database, "drop schema bench cascade");
        Files.deleteIfExists(file);
      }
    }
  }

  /** Seconds that one statement takes which reads the whole of a workspace. */
  public static Limit query(ServerProcess server, String sql) throws SQLException {
    try (var database = server.database()) {
      run(database, sql);
      long begun = System.nanoTime();
      run(database, sql);
      return new Limit("SQL", (System.nanoTime() - begun) / 1e9);
    }
  }

  private static double perSecond(
      Connection database, Path file, int workspace, String table, int rows)
      throws SQLException, IOException {
    var copy = database.unwrap(PGConnection.class).getCopyAPI();
    try (var out = Files.newOutputStream(file)) {
      var some = "select * from %s where workspace_id = %d limit %d";
      copy.copyOut(
          "copy (%s) to stdout (format binary)".formatted(some.formatted(table, workspace, rows)),
          out);
    }
    try (var in = Files.newInputStream(file)) {
      long begun = System.nanoTime();
      long copied = copy.copyIn("copy bench.%s from stdin (format binary)".formatted(table), in);
      return copied * 1e9 / (System.nanoTime() - begun);
    }
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
