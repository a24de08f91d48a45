package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.util.List;

/**
 * Spreads the tables over the machines of a Citus cluster: what belongs to a workspace by its number,
 * all tables alike, so that a workspace is whole on one machine; the few small others everywhere.
 */
public final class Citus {

  /** How one table is spread: by workspace, or copied to every machine. */
  public record Spread(String table, boolean byWorkspace) {}

  // The schema's rule (docs/decisions/0003-citus-rules.md): what belongs to a workspace has
  // workspace_id first in its key.
  private static final String TABLES = """
      select c.relname,
             coalesce((select a.attname = 'workspace_id'
                         from pg_index i
                         join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                        where i.indrelid = c.oid and i.indisprimary), false)
        from pg_class c
       where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
         and c.relname <> 'flyway_schema_history'
       order by c.relname <> 'contacts', c.relname
      """;

  private static final String INSTALLED =
      "select count(*) from pg_extension where extname = 'citus'";

  private static final String IS_SPREAD =
      "select count(*) from pg_dist_partition where logicalrelid = ?::regclass";

  private Citus() {}

  /** The tables of the schema, the first of which the others are placed beside. */
  public static List<Spread> plan(Transaction sql) {
    return sql.query(TABLES, row -> new Spread(row.text(1), row.bool(2)));
  }

  /**
   * Spreads what is not spread yet, rows included; yields how many tables that were.
   *
   * @throws CannotRun when the database has no Citus
   */
  public static int spread(Database database) {
    boolean installed = database.read(sql -> sql.one(INSTALLED, row -> row.bigint(1))) > 0;
    if (!installed) {
      throw new CannotRun("The database at %s has no Citus: run \"create extension citus\" there."
          .formatted(database.address()));
    }
    int done = 0;
    for (var table : database.read(Citus::plan)) {
      done += database.inTransaction(sql -> spread(sql, table)) ? 1 : 0;
    }
    return done;
  }

  private static boolean spread(Transaction sql, Spread spread) {
    if (sql.one(IS_SPREAD, row -> row.bigint(1), spread.table()) > 0) {
      return false;
    }
    if (!spread.byWorkspace()) {
      sql.query("select create_reference_table(?)", row -> true, spread.table());
    } else if (spread.table().equals("contacts")) {
      sql.query("select create_distributed_table(?, 'workspace_id')", row -> true, spread.table());
    } else {
      sql.query(
          "select create_distributed_table(?, 'workspace_id', colocate_with => 'contacts')",
          row -> true,
          spread.table());
    }
    return true;
  }
}
