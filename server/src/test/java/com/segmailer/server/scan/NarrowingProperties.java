package com.segmailer.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.condition.Gate;
import com.segmailer.core.condition.Needs;
import com.segmailer.core.condition.Operator;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.ScalarTest;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.testkit.RandomConditions;
import com.segmailer.core.testkit.RandomFacts;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SQL narrows what a scan reads; that it never loses a match is shown on a real PostgreSQL. */
final class NarrowingProperties {

  private static final int WORKSPACE = 1;
  private static final int CONTACTS = 500;
  private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
  private static final Definitions NO_DEFINITIONS =
      new Definitions(1, ZoneOffset.UTC, Map.of(), List.of(), List.of());
  private static final IdRange ALL = new IdRange(IdRange.START, new UUID(-1, -1));

  private static Database database;

  @BeforeAll
  static void store() {
    database = TestDatabase.create();
    var random = new SplittableRandom(1);
    var ids = new ArrayList<UUID>();
    var attributes = new ArrayList<String>();
    for (int i = 0; i < CONTACTS; i++) {
      ids.add(new UUID(i, 1L << 63));
      var drawn = new HashMap<>(new RandomFacts(random).attributes());
      drawn.keySet().removeIf(name -> name.startsWith("$"));
      attributes.add(Json.print(new Value.Dict(drawn)));
    }
    database.read(
        sql -> sql.update("""
        insert into contacts (workspace_id, id, subscribed, attributes, segments, signals, version,
                              created_at, updated_at)
        select ?, id, true, attributes, (case when id::text like '%7-8000-000000000000' then '{9}' else '{}' end)::int[],
               ''::bytea, 1, ?, ?
          from unnest(?::uuid[], ?::text[]::jsonb[]) as u(id, attributes)""", WORKSPACE, NOW, NOW, Columns.uuids(ids), Columns.texts(attributes)));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void who_matches_is_never_left_out() {
    var narrowed = new AtomicInteger();
    Trials.run(30_000, 9_000_000, random -> {
      Condition condition = new RandomConditions(random).next();
      if (Gate.of(condition).isPresent() && Needs.of(condition).signals().isEmpty()) {
        var read = new AtomicInteger();
        var some = ContactScan.ofMatches(WORKSPACE, NO_DEFINITIONS, condition, OptionalInt.empty());
        var all = ContactScan.ofAll(WORKSPACE, NO_DEFINITIONS, condition);
        assertThat(matching(some, condition, read))
            .as("%s", condition)
            .isEqualTo(matching(all, condition, new AtomicInteger()));
        narrowed.addAndGet(read.get() < CONTACTS ? 1 : 0);
      }
    });
    assertThat(narrowed).hasValueGreaterThan(100);
  }

  @Test
  void counting_groups_is_counting_contacts() {
    var grouped = new AtomicInteger();
    Trials.run(10_000, 9_100_000, random -> {
      Condition condition = new RandomConditions(random).next();
      var scan = ContactScan.ofMatches(WORKSPACE, NO_DEFINITIONS, condition, OptionalInt.of(9));
      if (Needs.of(condition).signals().isEmpty() && scan.groups()) {
        assertThat(counts(condition, (sql, reader) -> scan.forEachGroup(sql, ALL, reader)))
            .as("%s", condition)
            .isEqualTo(counts(
                condition,
                (sql, reader) ->
                    scan.forEach(sql, ALL, contact -> reader.read(contact, 1, List.of()))));
        assertThat(membersOfGroups(scan, condition))
            .as("%s", condition)
            .isEqualTo(matching(scan, condition, new AtomicInteger()));
        grouped.incrementAndGet();
      }
    });
    assertThat(grouped).hasValueGreaterThan(100);
  }

  /** How many match, among members of the watched segment and among others. */
  private static Map<Boolean, Long> counts(
      Condition condition, BiConsumer<Transaction, ContactScan.GroupReader> scan) {
    return database.read(sql -> {
      var counts = new HashMap<>(Map.of(true, 0L, false, 0L));
      scan.accept(sql, (contact, count, ids) -> {
        if (Evaluator.evaluate(condition, contact, NOW).matches()) {
          counts.merge(contact.watched(), count, Long::sum);
        }
      });
      return counts;
    });
  }

  @Test
  void members_of_the_watched_segment_are_read_in_any_case() {
    var members = new AtomicInteger();
    database.read(sql -> {
      ContactScan.ofMatches(WORKSPACE, NO_DEFINITIONS, nobody(), OptionalInt.of(9))
          .forEach(sql, ALL, contact -> {
            assertThat(contact.watched()).isTrue();
            members.incrementAndGet();
          });
      return members;
    });
    int stored = database.read(sql -> sql.one(
        "select count(*)::int from contacts where workspace_id = ? and 9 = any(segments)",
        row -> row.integer(1),
        WORKSPACE));
    assertThat(members).hasValue(stored).hasPositiveValue();
  }

  private static Condition nobody() {
    return new Condition.AttributeTest(
        Path.of("nowhere"), ScalarTest.OneOf.of(Operator.IN, List.of(new Value.Text("x"))));
  }

  private static TreeSet<UUID> membersOfGroups(ContactScan scan, Condition condition) {
    return database.read(sql -> {
      var members = new TreeSet<UUID>();
      scan.forEachGroupOfIds(sql, ALL, (contact, count, ids) -> {
        assertThat(ids).hasSize((int) count);
        if (Evaluator.evaluate(condition, contact, NOW).matches()) {
          members.addAll(ids);
        }
      });
      return members;
    });
  }

  private static TreeSet<UUID> matching(ContactScan scan, Condition condition, AtomicInteger read) {
    return database.read(sql -> {
      var ids = new TreeSet<UUID>();
      scan.forEach(sql, ALL, contact -> {
        read.incrementAndGet();
        if (Evaluator.evaluate(condition, contact, NOW).matches()) {
          ids.add(contact.id());
        }
      });
      return ids;
    });
  }
}
