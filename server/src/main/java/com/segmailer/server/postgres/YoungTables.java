package com.segmailer.server.postgres;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Gathers statistics of tables that are growing out of nothing. Until PostgreSQL's own autovacuum
 * first looks, ten seconds or a minute later, plans made for empty tables would stay in use: they
 * read all rows to find one.
 */
public final class YoungTables {

  /** From here on (16 MB) a table is no longer young, and left to autovacuum. */
  static final int GROWN_PAGES = 2_000;

  private static final Duration WATCHFUL = Duration.ofMillis(200);
  private static final Duration CALM = Duration.ofSeconds(1);

  // A table without a row has nothing to tell. What was analyzed is analyzed again at twice its
  // size; what had pages and no rows, because they were not committed yet, as soon as it grows.
  private static final String GROWING = """
      select quote_ident(c.relname)
        from pg_class c
       where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
         and (c.relpages < ? or c.reltuples = 0)
         and pg_relation_size(c.oid) / current_setting('block_size')::int
             > case when c.reltuples < 0 then 0 when c.reltuples = 0 then c.relpages
                    else 2 * c.relpages end
       order by c.relname
      """;

  private final Database database;
  private final LongSupplier writes;
  private long seen = -1;

  /** @param writes grows with whatever this node writes; other nodes look after what they do */
  public YoungTables(Database database, LongSupplier writes) {
    this.database = database;
    this.writes = writes;
  }

  /** Analyzes what has doubled since it was last analyzed; yields how long to rest. */
  public Duration runOnce() {
    long written = writes.getAsLong();
    if (written == seen) {
      return CALM;
    }
    List<String> growing =
        database.read(sql -> sql.query(GROWING, row -> row.text(1), GROWN_PAGES));
    for (var table : growing) {
      // Whoever else is analyzing it does it for us.
      database.read(sql -> {
        sql.script("analyze (skip_locked) " + table);
        return table;
      });
    }
    if (growing.isEmpty()) {
      seen = written;
      return CALM;
    }
    return WATCHFUL;
  }
}
