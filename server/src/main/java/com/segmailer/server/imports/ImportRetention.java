package com.segmailer.server.imports;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.OneByOne;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Drops what is known of imports that ended long ago: a file's name and its errors are about people. */
public final class ImportRetention {

  /** How long an import that has ended is shown. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** Errors in a transaction. */
  static final int BATCH = 5_000;

  private static final int IMPORTS = 100;
  private static final Duration REST = Duration.ofMinutes(10);

  private static final String WORKSPACES_WITH_OLD =
      "select distinct workspace_id from imports where finished_at < ?";

  private static final String OLD = """
      select id from imports
       where workspace_id = ? and finished_at < ? order by finished_at limit ?
      """;

  // Chosen once, before any goes: asked again, the choice would be of those that are left.
  private static final String DROP_ERRORS = """
      with oldest as materialized (
        select line from import_errors
         where workspace_id = ? and import_id = ? order by line limit ?
           for update skip locked)
      delete from import_errors
       where workspace_id = ? and import_id = ? and line in (select line from oldest)
      """;

  // Another node may be dropping some just now.
  private static final String HAS_ERRORS =
      "select exists (select 1 from import_errors where workspace_id = ? and import_id = ?)";

  private final Database database;
  private final InstantSource clock;
  private final ImportStore store = new ImportStore();

  public ImportRetention(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Some of every workspace; yields zero when there is more to do. */
  public Duration runOnce() {
    var old = clock.instant().minus(KEPT);
    var workspaces =
        database.read(sql -> sql.query(WORKSPACES_WITH_OLD, row -> row.integer(1), old));
    return OneByOne.each(workspaces, workspace -> dropFrom(workspace, old)).contains(true)
        ? Duration.ZERO
        : REST;
  }

  /** Whether there may be more. */
  private boolean dropFrom(int workspace, Instant old) {
    var ended = database.read(sql -> sql.query(OLD, row -> row.uuid(1), workspace, old, IMPORTS));
    for (var id : ended) {
      if (!drop(workspace, id)) {
        return true;
      }
    }
    return ended.size() == IMPORTS;
  }

  /** Whether all of it has gone. */
  private boolean drop(int workspace, UUID id) {
    int errors =
        database.inTransaction(sql -> sql.update(DROP_ERRORS, workspace, id, BATCH, workspace, id));
    if (errors == BATCH) {
      return false;
    }
    database.inTransaction(sql -> {
      boolean left = sql.one(HAS_ERRORS, row -> row.bool(1), workspace, id);
      return left || store.forget(sql, workspace, id);
    });
    return true;
  }
}
