package com.segmailer.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.testkit.ApiClient;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What clients have asked for and what they were told was done: the database is held to it. */
final class Ledger {

  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, String> events = new ConcurrentHashMap<>();
  private final Set<String> recorded = ConcurrentHashMap.newKeySet();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledgements = new AtomicInteger();
  private final AtomicInteger unavailable = new AtomicInteger();

  /** The next value of a contact; values only grow. */
  long next(String email) {
    return asked.merge(email, 1L, Long::sum);
  }

  void stored(String email, long value) {
    acknowledged.put(email, value);
    acknowledgements.incrementAndGet();
  }

  void asked(String event, String email) {
    events.put(event, email);
  }

  void recorded(String event) {
    recorded.add(event);
    acknowledgements.incrementAndGet();
  }

  void unavailable() {
    unavailable.incrementAndGet();
  }

  void wrong(String what) {
    wrong.add(what);
  }

  int acknowledgements() {
    return acknowledgements.get();
  }

  int refusedAsUnavailable() {
    return unavailable.get();
  }

  /** The same events once more: those acknowledged must be known. */
  void sendEventsAgain(ApiClient api) {
    events.forEach((event, email) -> {
      var reply = api.post("/v1/events", Writers.event(event, email));
      assertThat(reply.status()).as(reply.body()).isIn(200, 201);
      if (recorded.contains(event)) {
        assertThat(reply.text("status")).as("event %s again", event).isEqualTo("duplicate");
      }
    });
  }

  void assertKept(Database database, int workspace) {
    assertThat(wrong).as("answers that must not be").isEmpty();
    assertThat(acknowledged).isNotEmpty();
    assertThat(recorded).isNotEmpty();
    database.snapshot(sql -> {
      assertContacts(sql, workspace);
      assertEvents(sql, workspace);
      return sql;
    });
  }

  private void assertContacts(Transaction sql, int workspace) {
    var stored = sql.query("""
            select email, (attributes ->> 'n')::bigint from contacts
             where workspace_id = ? and attributes -> 'n' is not null
            """, row -> Map.entry(row.text(1), row.bigint(2)), workspace).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    acknowledged.forEach((email, value) -> assertThat(stored.getOrDefault(email, 0L))
        .as("%s was told %d", email, value)
        .isBetween(value, asked.getOrDefault(email, 0L)));
    assertThat(asked.keySet()).containsAll(stored.keySet());
    long counted = sql.one("""
        select contacts + (select coalesce(sum(d.contacts), 0) from count_deltas d
                            where d.workspace_id = c.workspace_id)
          from contact_counts c where workspace_id = ?
        """, row -> row.bigint(1), workspace);
    long rows = sql.one(
        "select count(*) from contacts where workspace_id = ?", row -> row.bigint(1), workspace);
    assertThat(counted).as("the count of contacts").isEqualTo(rows);
  }

  private void assertEvents(Transaction sql, int workspace) {
    // Without a key it is not theirs: mail that was sent, and what workflows say, are events, too.
    var stored = sql.query("""
        select data ->> 'key' from events where workspace_id = ? and data ->> 'key' is not null
        """, row -> row.text(1), workspace);
    assertThat(stored).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(events.keySet());
  }
}
