package com.segmailer.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans follow a table that grows out of nothing, and nobody looks while nothing is written. */
final class YoungTablesTest {

  private static final String GROW =
      "insert into things select i, repeat('x', 100) from generate_series(?, ?) i";

  private final Database database = TestDatabase.create();
  private final YoungTables young = new YoungTables(database, database::transactions);

  @BeforeEach
  void make() {
    database.read(sql -> sql.update("""
        create table things (id int primary key, name text) with (autovacuum_enabled = false)
        """));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_grew_is_analyzed_until_nothing_grows() {
    grow(1, 1_000);

    var watchful = young.runOnce();
    var calm = young.runOnce();

    assertThat(known()).isEqualTo(1_000);
    assertThat(watchful).isLessThan(calm);
  }

  @Test
  void what_has_doubled_is_analyzed_again() {
    grow(1, 1_000);
    young.runOnce();
    young.runOnce();

    grow(1_001, 5_000);
    young.runOnce();

    assertThat(known()).isEqualTo(5_000);
  }

  @Test
  void nobody_looks_while_this_node_commits_nothing() {
    grow(1, 1_000);
    young.runOnce();
    young.runOnce();

    // Past what is counted, as another node would.
    database.read(sql -> sql.update(GROW, 1_001, 5_000));
    young.runOnce();

    assertThat(known()).isEqualTo(1_000);
  }

  private void grow(int from, int to) {
    database.inTransaction(sql -> sql.update(GROW, from, to));
  }

  /** How many rows the planner believes there are. */
  private long known() {
    return database.read(sql -> sql.one(
        "select reltuples::int8 from pg_class where oid = 'things'::regclass", r -> r.bigint(1)));
  }
}
