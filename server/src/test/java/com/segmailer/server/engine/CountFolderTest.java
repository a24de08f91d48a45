package com.segmailer.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CountFolderTest {

  private static final int WRITERS = 4;
  private static final int ROUNDS = 60;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final Ids ids = new Ids(clock);

  @Test
  void batches_and_folds_at_the_same_time_never_lose_or_double_a_count() throws Exception {
    try (var database = TestDatabase.create()) {
      int workspace = workspace(database);
      var engine = new Engine(database, new DefinitionCache(), ids, clock, 2);
      var writing = new AtomicInteger(WRITERS);
      var tasks = new ArrayList<Callable<Integer>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        var random = new Random(writer);
        tasks.add(() -> {
          for (int round = 0; round < ROUNDS; round++) {
            engine.submitAll(workspace, submissions(random), Alongside.NOTHING);
          }
          return writing.decrementAndGet();
        });
      }
      Callable<Integer> fold = () -> {
        var folder = new CountFolder(database);
        while (writing.get() > 0) {
          folder.runOnce();
        }
        return 0;
      };
      tasks.add(fold);
      tasks.add(fold);

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var task : threads.invokeAll(tasks)) {
          task.get();
        }
      }
      var rest = new CountFolder(database).runOnce();

      assertThat(rest).isPositive();
      assertThat(counts(database, "select no, members from segments"))
          .isEqualTo(
              counts(database, "select segment_no, count(*) from memberships group by segment_no"))
          .hasSize(2);
      assertThat(counts(database, "select 0, contacts from contact_counts"))
          .isEqualTo(counts(database, "select 0, count(*) from contacts"));
      assertThat(counts(database, "select 0, count(*) from count_deltas")).containsEntry(0, 0L);
    }
  }

  private static List<Submission> submissions(Random random) {
    var submissions = new ArrayList<Submission>();
    for (int i = 0; i < 20; i++) {
      var parsed = EmailAddress.parse("user" + random.nextInt(200) + "@example.com");
      var identifier = Identifier.of(((EmailAddress.Valid) parsed).address());
      var attributes = new Value.Dict(Map.of("n", Value.Decimal.of(random.nextInt(10))));
      submissions.add(
          random.nextInt(10) == 0
              ? new Submission.Erase(identifier, false, Submission.Terms.EXISTING)
              : new Submission.Apply(
                  identifier,
                  new Change.Save(Edit.ofAttributes(attributes)),
                  Submission.Terms.UPSERT));
    }
    return submissions;
  }

  private static Map<Integer, Long> counts(Database database, String sql) {
    return Map.ofEntries(database
        .read(
            transaction -> transaction.query(sql, row -> Map.entry(row.integer(1), row.bigint(2))))
        .<Map.Entry<Integer, Long>>toArray(Map.Entry[]::new));
  }

  private int workspace(Database database) {
    return database.inTransaction(sql -> {
      int id = sql.one("""
          insert into workspaces (name, secret, created_at) values ('Test', 'secret', now())
          returning id
          """, row -> row.integer(1));
      sql.update("insert into definition_versions (workspace_id, version) values (?, 1)", id);
      sql.update("insert into contact_counts (workspace_id, contacts) values (?, 0)", id);
      for (int no = 1; no <= 2; no++) {
        sql.update(
            """
            insert into segments (workspace_id, no, id, name, description, type, condition, state,
                                  revision, members, created_at, updated_at)
            values (?, ?, ?, 'S', '', 'dynamic', ?::jsonb, 'live', 1, 0, now(), now())
            """,
            id,
            no,
            ids.next(),
            "{\"attribute\": \"n\", \"operator\": \"greaterThan\", \"value\": " + 3 * no + "}");
      }
      return id;
    });
  }
}
