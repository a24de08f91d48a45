package com.segmailer.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be known of the spreading without a cluster. */
final class CitusTest {

  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void only_the_small_tables_of_the_installation_are_copied_everywhere() {
    var plan = database.read(Citus::plan);

    assertThat(plan)
        .filteredOn(table -> !table.byWorkspace())
        .extracting(Citus.Spread::table)
        .containsExactlyInAnyOrder("api_keys", "installation", "workspaces");
    assertThat(plan.getFirst()).isEqualTo(new Citus.Spread("contacts", true));
  }

  // Citus requires the column by which a table is spread in each of its unique indexes.
  @Test
  void every_unique_index_of_a_spread_table_has_the_workspace() {
    List<String> without = database.read(sql -> sql.query(
        """
        select i.indexrelid::regclass::text
          from pg_index i
          join pg_class c on c.oid = i.indrelid
         where i.indisunique and c.relnamespace = current_schema()::regnamespace
           and c.relname <> all(?)
           and not exists (select 1 from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'workspace_id'
                              and a.attnum = any(i.indkey::int2[]))""",
        row -> row.text(1),
        Columns.texts(List.of("api_keys", "installation", "workspaces", "flyway_schema_history"))));

    assertThat(without).isEmpty();
  }

  @Test
  void a_database_without_citus_is_told_so() {
    assertThatThrownBy(() -> Citus.spread(database))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("has no Citus");
  }
}
