package com.segmailer.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed under load: what was acknowledged is there, once, and segments are right. */
@Timeout(180)
final class KillTest {

  @TempDir
  private static Path temporary;

  private static Installation installation;

  @BeforeAll
  static void install() {
    installation = Installation.embedded(temporary);
  }

  @AfterAll
  static void remove() throws InterruptedException {
    installation.up().terminate();
    installation.awaitEnd();
  }

  @Test
  void a_killed_server_has_kept_all_that_it_acknowledged() throws Exception {
    var scene = scene();
    var ledger = new Ledger();
    try (var writers = Writers.start(ledger, 1, scene.client(installation.uri()))) {
      for (int round = 0; round < 3; round++) {
        writers.awaitMore(300);
        installation.kill();
        installation.up();
      }
      writers.awaitMore(300);
    }

    scene.assertKept(installation.uri(), ledger);
  }

  @Test
  void a_server_outlives_its_database() throws Exception {
    var scene = scene();
    var ledger = new Ledger();
    try (var writers = Writers.start(ledger, 2, scene.client(installation.uri()))) {
      for (int round = 0; round < 2; round++) {
        writers.awaitMore(300);
        installation.postgres().destroyForcibly();
        writers.awaitMore(300);
        backend().destroyForcibly();
      }
      writers.awaitMore(300);
    }

    assertThat(ledger.refusedAsUnavailable()).isPositive();
    scene.assertKept(installation.uri(), ledger);
  }

  private static ProcessHandle backend() {
    try (var database = Database.open(installation.database(), PoolSettings.usual(1))) {
      long pid = database.read(sql -> sql.one("""
          select pid from pg_stat_activity where application_name = 'segmailer-door'
           order by state_change desc limit 1
          """, row -> row.bigint(1)));
      return ProcessHandle.of(pid).orElseThrow();
    }
  }

  @Test
  void a_write_cut_off_while_it_commits_is_said_to_be_unknown() throws Exception {
    var scene = scene();
    var api = scene.client(installation.uri());
    try (var database = Database.open(installation.database(), PoolSettings.usual(2));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = database.inTransaction(lock -> {
        lock.script("lock table count_deltas in share mode");
        var write = CompletableFuture.supplyAsync(
            () -> api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"x@k.example\"}}"),
            threads);
        within(30)
            .until(() ->
                database.read(sql -> sql.query("""
            select pg_terminate_backend(pid) from pg_stat_activity
             where application_name = 'segmailer-door' and wait_event_type = 'Lock'
            """, row -> row.bool(1))).contains(true));
        return write;
      });

      assertThat(answer.join().status()).isEqualTo(503);
      assertThat(answer.join().text("detail")).contains("may have been stored or not");
    }
    scene.assertRight();
  }

  @Test
  void an_import_survives_its_servers() throws Exception {
    int rows = 60_000;
    var scene = scene();
    var file = scene.importRows(installation.uri(), rows);
    for (int goal : new int[] {5_000, 30_000}) {
      within(60).until(() -> scene.rowsRead(installation.uri(), file) >= goal);
      installation.kill();
      installation.up();
    }

    scene.assertImported(installation.uri(), file, rows);
    scene.assertRight();
  }

  @Test
  void one_server_takes_over_what_another_had_begun() throws Exception {
    int rows = 20_000;
    var address = TestDatabase.createAddress();
    try (var one = Installation.on(temporary, address).up();
        var other = Installation.on(temporary, address);
        var database = Database.open(address, PoolSettings.usual(2))) {
      var scene = Scene.on(() -> address).withSegments(one.uri());
      var ledger = new Ledger();
      var file = scene.importRows(one.uri(), rows);
      within(60).until(() -> scene.rowsRead(one.uri(), file) > 0);
      Scene.segment(scene.client(one.uri()), "{\"attribute\": \"row\", \"operator\": \"exists\"}");
      one.freeze();
      other.up();
      try (var writers =
          Writers.start(ledger, 4, scene.client(one.uri()), scene.client(other.uri()))) {
        // Nothing is waited for before: the locks of a frozen server may hold everybody up.
        one.kill();
        expireLeases(database);
        writers.awaitMore(300);
        scene.assertImported(other.uri(), file, rows);
      }

      scene.assertKept(other.uri(), ledger);
    }
  }

  /** As if the time had passed in which the others leave alone what a silent server works on. */
  private static void expireLeases(Database database) {
    database.read(sql -> sql.update("update imports set leased_until = now()"));
    database.read(sql -> sql.update("update segments set leased_until = now()"));
  }

  @Test
  void a_server_told_to_stop_answers_what_is_under_way() throws Exception {
    int writes = 8;
    var scene = scene();
    var api = scene.client(installation.uri());
    var ledger = new Ledger();
    var answers = new ArrayList<CompletableFuture<Integer>>();
    try (var load = Writers.start(ledger, 5, api);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var database = Database.open(installation.database(), PoolSettings.usual(2))) {
      load.awaitMore(300);
      database.inTransaction(lock -> {
        lock.script("lock table count_deltas in share mode");
        for (int i = 0; i < writes; i++) {
          var body = "{\"identifier\": {\"email\": \"s" + i + "@k.example\"}}";
          answers.add(CompletableFuture.supplyAsync(
              () -> api.post("/api/v2/contacts", body).status(), threads));
        }
        within(30).until(() -> running(api) >= writes + Writers.THREADS);
        installation.terminate();
        within(30).until(() -> !accepts());
        return lock;
      });
      assertThat(installation.awaitEnd()).as(installation.output()).isZero();
    }

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(201));
    assertThat(installation.pidFile()).doesNotExist();
    assertThat(installation.postgresLog()).endsWith("database system is shut down\n");
    scene.assertKept(installation.up().uri(), ledger);
  }

  /** How many requests the server works on, this one among them. */
  private static int running(ApiClient api) {
    return api.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("segmailer_http_requests_running "))
        .mapToInt(line -> (int) Double.parseDouble(line.split(" ", 2)[1]))
        .sum();
  }

  private static boolean accepts() {
    try (var socket = new Socket("localhost", installation.uri().getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static Scene scene() {
    var server = installation.up().uri();
    return Scene.on(installation::database).withSegments(server);
  }

  private static ConditionFactory within(int seconds) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(seconds))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10));
  }
}
