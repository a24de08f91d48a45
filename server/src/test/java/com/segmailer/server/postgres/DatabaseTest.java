package com.segmailer.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.segmailer.server.runtime.Ids;
import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What work on the database may rely on. */
final class DatabaseTest {

  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    database.read(
        sql -> sql.update("create table things (id int primary key, name text, at timestamptz)"));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void what_a_transaction_stores_is_there_afterwards() {
    var at = Instant.parse("2024-02-29T12:00:00.123456Z");

    database.inTransaction(sql -> sql.update("insert into things values (?, ?, ?)", 1, "one", at));

    var read = database.read(sql ->
        sql.one("select name, at from things where id = ?", r -> r.text(1) + r.instant(2), 1));
    assertThat(read).isEqualTo("one" + at);
  }

  @Test
  void an_exception_rolls_everything_back() {
    assertThatThrownBy(() -> database.inTransaction(sql -> {
          sql.update("insert into things values (2, null, null)");
          throw new IllegalStateException("no");
        }))
        .hasMessage("no");

    var stored =
        database.read(sql -> sql.query("select id from things where id = 2", r -> r.integer(1)));
    assertThat(stored).isEmpty();
  }

  @Test
  void a_failure_tells_its_state_and_no_data() {
    database.inTransaction(sql -> sql.update("insert into things values (3, 'secret', null)"));

    var failure = catchThrowableOfType(
        DatabaseFailure.class,
        () -> database.inTransaction(
            sql -> sql.update("insert into things values (3, 'secret', null)")));

    assertThat(failure.sqlState()).isEqualTo("23505");
    assertThat(failure.isTransient()).isFalse();
    assertThat(failure.getMessage()).doesNotContain("(3)");
  }

  @ParameterizedTest
  @CsvSource({
    "22P05, content",
    "23514, content",
    "54000, content",
    "25006, outage",
    "57014, outage",
    "25P03, outage",
    "08006, outage",
    "53300, outage",
    "42703, neither",
  })
  void a_state_says_whether_what_was_asked_is_at_fault(String state, String fault) {
    var failure = DatabaseFailure.of(new SQLException("no", state));

    assertThat(failure.isOfContent()).isEqualTo(fault.equals("content"));
    assertThat(failure.isTransient()).isEqualTo(fault.equals("outage"));
    assertThat(DatabaseFailure.whileCommitting(new SQLException("no", "25006")).mayHaveCommitted())
        .isFalse();
  }

  @Test
  void a_brief_pool_gives_up_a_silent_server_within_a_minute() {
    assertThat(PoolSettings.usual(1).with("brief", 2, List.of()).brief().silence())
        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  @Test
  void a_snapshot_sees_one_moment_and_cannot_write() {
    var seen = database.snapshot(sql -> {
      var before = sql.one("select count(*) from things", r -> r.bigint(1));
      database.inTransaction(other -> other.update("insert into things values (4)"));
      return List.of(before, sql.one("select count(*) from things", r -> r.bigint(1)));
    });

    assertThat(seen.get(0)).isEqualTo(seen.get(1));
    assertThatThrownBy(() -> database.snapshot(sql -> sql.update("delete from things")))
        .isInstanceOf(DatabaseFailure.class);
  }

  @Test
  void every_kind_of_column_arrives_as_it_was_sent() {
    var id = new Ids(new SystemClock()).next();
    var at = Instant.parse("1969-12-31T23:59:59.999999Z");
    var rows = new ArrayList<String>();

    database.read(sql -> {
      sql.stream(
          """
              select * from unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::bigint[],
                                   ?::boolean[], ?::text[]::jsonb[], ?::bytea[], ?::text[])
              """,
          0,
          r -> rows.add(String.join(
              " ",
              String.valueOf(r.uuidOrNull(1)),
              String.valueOf(r.instantOrNull(2)),
              String.valueOf(r.integerOrNull(3)),
              String.valueOf(r.bigintOrNull(4)),
              String.valueOf(r.bool(5)),
              r.optionalText(6).orElse("null"),
              Arrays.toString(r.bytesOrNull(7)),
              r.optionalText(8).orElse("null"))),
          Columns.uuids(Arrays.asList(id, null)),
          Columns.instants(Arrays.asList(at, null)),
          Columns.ints(Arrays.asList(7, null)),
          Columns.longs(Arrays.asList(Long.MIN_VALUE, null)),
          Columns.bools(Arrays.asList(true, null)),
          Columns.texts(Arrays.asList("{\"a\": \"\\\"ü😀\"}", null)),
          Columns.bytes(Arrays.asList(new byte[] {0, -1}, null)),
          Columns.intArrays(List.of(new int[] {1, 2}, new int[0])));
      return rows;
    });

    assertThat(rows)
        .containsExactly(
            id + " " + at + " 7 -9223372036854775808 true {\"a\": \"\\\"ü😀\"} [0, -1] {1,2}",
            "null null null null false null null {}");
  }

  @Test
  void arrays_in_results_are_read_whichever_way_they_travel() {
    var id = UUID.fromString("0190a6e0-0000-7000-8000-000000000001");
    for (var round = 0; round < 8; round++) {
      var read = database.read(sql -> sql.one(
          "select ?::int[], ?::text[], ?::uuid[], array[?::uuid], ?::int[]",
          r -> List.of(r.ints(1), r.texts(2), r.uuids(3), r.uuids(4), r.ints(5)),
          Columns.ints(new int[] {3, 1}),
          Columns.texts(List.of("a,b", "")),
          Columns.uuids(List.of(id)),
          id,
          Columns.ints(List.of())));

      assertThat(read)
          .containsExactly(
              new int[] {3, 1}, List.of("a,b", ""), List.of(id), List.of(id), new int[0]);
    }
  }

  @Test
  void sessions_keep_the_planner_to_one_plan_and_are_not_in_utc() {
    var settings = database.read(sql -> sql.one("""
                    select current_setting('plan_cache_mode') || ' ' || current_setting('jit')
                        || ' ' || current_setting('TimeZone')
                    """, r -> r.text(1)));

    assertThat(settings).isEqualTo("force_generic_plan off America/St_Johns");
  }
}
