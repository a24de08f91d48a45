package com.segmailer.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.workflow.StoredRuns;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Workflows that what the writers do starts, ends and moves: by segments, by events, and by events of
 * other workflows. Waits end within seconds.
 */
final class Journeys {

  private static final String PRO =
      "{\"attribute\": \"plan\", \"operator\": \"equals\", \"value\": \"pro\"}";

  // Left and entered again all the time, often before the wait is over.
  private static final String UPGRADES = """
      {"triggers": [{"type": "segmentEntered", "segment": "%1$s"}], "reentry": "always",
       "exits": [{"leftSegment": true}], "start": "thanks",
       "steps": {
         "thanks": {"type": "sendEmail", "template": "%2$s", "kind": "transactional", "next": "rest"},
         "rest": {"type": "wait", "for": "3s", "next": "much"},
         "much": {"type": "branch", "otherwise": "tips", "branches": [
           {"if": {"attribute": "n", "operator": "greaterThan", "value": 10}, "next": "count"}]},
         "count": {"type": "updateContact",
                   "operations": [{"op": "increment", "attribute": "loyal", "value": 1}]},
         "tips": {"type": "sendEmail", "template": "%2$s", "kind": "transactional"}}}""";

  // One run for each event, however often it is sent.
  private static final String ORDERS = """
      {"triggers": [{"type": "event", "event": "ordered"}], "reentry": "always", "key": "key",
       "start": "receipt",
       "steps": {
         "receipt": {"type": "sendEmail", "template": "%2$s", "kind": "transactional", "next": "rest"},
         "rest": {"type": "wait", "for": "1s", "next": "ways"},
         "ways": {"type": "split", "branches": [{"weight": 2, "next": "tell"}, {"weight": 1, "next": "listen"}]},
         "tell": {"type": "emitEvent", "event": "handled", "data": {"by": "orders"}, "next": "done"},
         "listen": {"type": "waitUntil", "event": "handled", "next": "done",
                    "timeout": {"after": "1s", "next": "sorry"}},
         "sorry": {"type": "sendEmail", "template": "%2$s", "kind": "transactional"},
         "done": {"type": "end"}}}""";

  private static final String HANDLED = """
      {"triggers": [{"type": "event", "event": "handled"}], "reentry": "always", "start": "count",
       "steps": {"count": {"type": "updateContact",
                           "operations": [{"op": "increment", "attribute": "handled", "value": 1}]}}}""";

  private Journeys() {}

  static void publish(ApiClient api) {
    var pro = Scene.segment(api, PRO);
    var template = created(api, "/api/v2/templates", """
        {"name": "Note", "subject": "A note", "format": "html", "body": "<p>{{ contact.n }}</p>"}""");
    publish(api, "Upgrades", UPGRADES.formatted(pro, template));
    publish(api, "Orders", ORDERS.formatted(pro, template));
    publish(api, "Handled", HANDLED);
  }

  private static void publish(ApiClient api, String name, String definition) {
    var id = created(
        api,
        "/api/v2/workflows",
        "{\"name\": \"%s\", \"definition\": %s}".formatted(name, definition));
    var published = api.post("/api/v2/workflows/" + id + "/publish", "");
    assertThat(published.status()).as(published.body()).isEqualTo(200);
  }

  private static String created(ApiClient api, String path, String body) {
    var reply = api.post(path, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.text("id");
  }

  /** All runs have ended and all messages are sent; each of them as it should, and once. */
  static void assertEnded(Database database, int workspace) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> {
          assertThat(counted(database, """
              select count(*) from workflow_runs
               where workspace_id = ?
                 and state in ('ready', 'sleeping', 'watching', 'calling', 'failed')
              """, workspace)).as("active runs").isZero();
          assertThat(counted(database, """
              select count(*) from messages where workspace_id = ? and due_at is not null
              """, workspace)).as("waiting messages").isZero();
        });
    StoredRuns.assertRight(database, workspace);
    StoredRuns.assertDelivered(database, workspace);
    assertStarts(database, workspace);
  }

  private static void assertStarts(Database database, int workspace) {
    var started = database.read(sql -> sql.query("""
        select r.key from workflow_runs r
          join workflows w on w.workspace_id = r.workspace_id and w.no = r.workflow_no
         where r.workspace_id = ? and w.name = 'Orders'
        """, row -> row.text(1), workspace));
    var recorded = database.read(sql -> sql.query("""
        select data ->> 'key' from events where workspace_id = ? and data ->> 'key' is not null
        """, row -> row.text(1), workspace));
    assertThat(started).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(recorded);
    long told = counted(database, """
        select count(*) from workflow_log where workspace_id = ? and did = 'emitted'
        """, workspace);
    assertThat(told).isPositive();
    assertThat(counted(database, """
        select count(*) from events where workspace_id = ? and data ->> 'by' = 'orders'
        """, workspace)).as("events that runs emitted").isEqualTo(told);
    // Not as many as were told: who is told twice at once has one active run.
    long heard = counted(database, """
        select count(*) from workflow_runs r
          join workflows w on w.workspace_id = r.workspace_id and w.no = r.workflow_no
         where r.workspace_id = ? and w.name = 'Handled'
        """, workspace);
    assertThat(heard).isPositive();
    assertThat(counted(database, """
        select coalesce(sum((attributes ->> 'handled')::bigint), 0)::bigint from contacts
         where workspace_id = ?
        """, workspace))
        .as("what runs of the other workflow have counted")
        .isEqualTo(heard);
  }

  private static long counted(Database database, String sql, int workspace) {
    return database.read(tx -> tx.one(sql, row -> row.bigint(1), workspace));
  }
}
