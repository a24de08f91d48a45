package com.segmailer.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.segment.StoredState;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.workspace.ApiKeys;
import com.segmailer.server.workspace.Scopes;
import com.segmailer.server.workspace.WorkspaceStore;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** A workspace with segments that writes make contacts enter and leave all the time. */
record Scene(Supplier<DatabaseAddress> address, int workspace, String key) {

  private static final List<String> CONDITIONS = List.of(
      "{\"attribute\": \"plan\", \"operator\": \"equals\", \"value\": \"pro\"}",
      "{\"attribute\": \"n\", \"operator\": \"greaterOrEqual\", \"value\": 5}",
      "{\"event\": \"ordered\", \"operator\": \"performed\", \"atLeast\": 3}",
      "{\"not\": {\"event\": \"ordered\", \"operator\": \"performed\", \"atMost\": 6}}");

  static Scene on(Supplier<DatabaseAddress> address) {
    var clock = new SystemClock();
    try (var database = Database.open(address.get(), PoolSettings.usual(1))) {
      return database.inTransaction(sql -> {
        var wanted = new WorkspaceStore.Wanted("Faults", ZoneId.of("UTC"), Optional.empty());
        int id = new WorkspaceStore()
            .create(sql, wanted, "secret".getBytes(UTF_8), clock.instant())
            .id();
        var keys = new ApiKeys(database, clock, new Ids(clock)::next, new Random(id));
        var created = keys.create(sql, id, "Test", Scopes.FULL, Optional.empty());
        return new Scene(address, id, created.key());
      });
    }
  }

  ApiClient client(URI server) {
    return new ApiClient(server, key, workspace);
  }

  /** Segments on attributes and events, and some that refer to others. */
  Scene withSegments(URI server) {
    var api = client(server);
    for (var condition : CONDITIONS) {
      var first = segment(api, condition);
      segment(
          api, "{\"all\": [{\"segment\": \"%s\"}, %s]}".formatted(first, CONDITIONS.getFirst()));
    }
    return this;
  }

  static String segment(ApiClient api, String condition) {
    var reply = api.post(
        "/api/v2/segments", "{\"name\": \"A segment\", \"condition\": %s}".formatted(condition));
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.text("id");
  }

  /** Sends a CSV file whose contacts have their row's number as {@code row}; yields its id. */
  String importRows(URI server, int rows) {
    var csv = new StringBuilder("email,row,plan\n");
    for (int i = 0; i < rows; i++) {
      csv.append("i").append(i).append("@k.example,").append(i);
      csv.append(i % 3 == 0 ? ",pro\n" : ",free\n");
    }
    var request = client(server)
        .request("/api/v2/imports?format=csv&inferTypes=true")
        .header("Content-Type", "text/csv")
        .POST(BodyPublishers.ofString(csv.toString()));
    var reply = client(server).send(request);
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    return reply.text("id");
  }

  long rowsRead(URI server, String importId) {
    return Long.parseLong(client(server).get("/api/v2/imports/" + importId).text("rows.read"));
  }

  void assertImported(URI server, String importId, int rows) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !client(server)
            .get("/api/v2/imports/" + importId)
            .text("state")
            .matches("queued|running"));
    var done = client(server).get("/api/v2/imports/" + importId);
    assertThat(done.text("state")).as(done.body()).isEqualTo("completed");
    assertThat(done.text("rows.read")).isEqualTo(Integer.toString(rows));
    assertThat(done.text("rows.created")).isEqualTo(Integer.toString(rows));
    try (var database = Database.open(address.get(), PoolSettings.usual(1))) {
      var stored = database.read(sql -> sql.query("""
          select email from contacts
           where workspace_id = ?
             and attributes = jsonb_build_object(
                   'row', substring(email from '^i([0-9]+)@')::bigint,
                   'plan', case substring(email from '^i([0-9]+)@')::bigint % 3
                           when 0 then 'pro' else 'free' end)
          """, row -> row.text(1), workspace));
      assertThat(stored).hasSize(rows).doesNotHaveDuplicates();
    }
  }

  /** All that is to be built is built, and everything stored is right. */
  void assertRight() {
    try (var database = Database.open(address.get(), PoolSettings.usual(2))) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> database.read(sql -> sql.one(
                  "select count(*) from segments where workspace_id = ? and state = 'building'",
                  row -> row.bigint(1),
                  workspace))
              == 0);
      StoredState.assertRight(database, workspace, new SystemClock().instant());
    }
  }

  void assertKept(URI server, Ledger ledger) {
    ledger.sendEventsAgain(client(server));
    try (var database = Database.open(address.get(), PoolSettings.usual(1))) {
      ledger.assertKept(database, workspace);
    }
    assertRight();
  }
}
