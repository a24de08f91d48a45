package com.segmailer.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.testkit.ChildServer;
import com.segmailer.server.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as an operator meets it, in Java machines of its own. */
final class CommandsTest {

  @TempDir
  private Path temporary;

  @Test
  void the_server_starts_on_a_new_directory_stops_on_sigterm_and_starts_again() throws Exception {
    for (var round = 0; round < 2; round++) {
      try (var server = serve()) {
        assertThat(statusAt(server.awaitReady())).isEqualTo(200);

        server.terminate();

        assertThat(server.awaitEnd()).as(server.output()).isZero();
        assertThat(server.output()).doesNotContain("does not stop in time");
      }
      assertThat(temporary.resolve("data/postgres/data/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void a_killed_server_leaves_no_postgres_behind_and_its_data_serves_again() throws Exception {
    try (var server = serve()) {
      server.awaitReady();
      var postgres = postgres();

      server.kill();

      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !postgres.isAlive());
    }
    try (var server = serve()) {
      assertThat(statusAt(server.awaitReady())).isEqualTo(200);
      server.terminate();
      assertThat(server.awaitEnd()).isZero();
    }
  }

  @Test
  void commands_work_beside_a_running_server_but_a_second_server_does_not() throws Exception {
    try (var server = serve()) {
      server.awaitReady();
      var file = temporary.resolve("all.zip").toString();

      assertThat(said(0, "backup", file, "--data", data())).contains("rows of");
      assertThat(said(0, "doctor", "--data", data())).contains("ok     Database: jdbc:");
      assertThat(said(1, "serve", "--port", "0", "--data", data()))
          .contains("is in use by another SegMailer (process ");

      server.terminate();
      assertThat(server.awaitEnd()).isZero();
    }
  }

  @Test
  void a_backup_moves_from_the_embedded_database_to_one_of_ones_own() throws Exception {
    var file = temporary.resolve("all.zip").toString();
    var own = TestDatabase.createEmpty();
    var url = own.url() + "?user=" + own.user() + "&password=" + own.password();

    assertThat(said(0, "migrate", "--data", data())).contains("has schema");
    assertThat(said(0, "backup", file, "--data", data())).contains("holds");
    assertThat(said(0, "restore", file, "--database-url", url))
        .contains("Restored", "API keys that were revoked since then are good again")
        .contains("Who was erased, unsubscribed or suppressed since then is there again");
    assertThat(said(0, "doctor", "--database-url", url)).doesNotContain(own.password());
  }

  @Test
  void only_what_may_make_a_database_makes_one() throws Exception {
    var nowhere = "There is no database in " + data();

    assertThat(said(1, "backup", "all.zip", "--data", data())).startsWith(nowhere);
    assertThat(said(1, "doctor", "--data", data())).contains("WRONG  Database: " + nowhere);
    assertThat(said(1, "workspace", "list", "--data", data()))
        .startsWith(nowhere)
        .hasLineCount(1);
    assertThat(said(1, "restore", "no.zip", "--data", data()))
        .startsWith("There is no file no.zip");
    assertThat(temporary.resolve("data")).doesNotExist();
  }

  @Test
  void a_lost_key_is_replaced_and_a_limit_moved_while_the_server_runs() throws Exception {
    try (var server = serve()) {
      int port = server.awaitReady();
      assertThat(said(0, "workspace", "list", "--data", data()))
          .containsPattern("ws_1 +0 of any number +My workspace");
      var said = said(0, "key", "create", "--workspace", "ws_1", "--data", data());
      var key = said.replaceFirst("(?s).*(sm_live_[A-Za-z0-9]+).*", "$1");
      assertThat(created(port, key, "a@b.example")).isEqualTo(201);

      assertThat(said(0, "workspace", "limit", "My workspace", "1", "--data", data()))
          .containsPattern("ws_1 +1 of 1 +My workspace");

      assertThat(created(port, key, "b@b.example")).isEqualTo(402);
      assertThat(said(1, "key", "create", "--workspace", "other", "--data", data()))
          .contains("There is no workspace other.");
      assertThat(said(1, "key", "create", "--workspace", "ws_1", "--scopes", "x", "--data", data()))
          .contains("There is no scope x, only ");
    }
  }

  private static int created(int port, String key, String email) throws Exception {
    var body = "{\"identifier\": {\"email\": \"%s\"}}".formatted(email);
    var request = HttpRequest.newBuilder(
            URI.create("http://localhost:%d/api/v2/contacts".formatted(port)))
        .header("Authorization", "Bearer " + key)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void a_server_stops_when_a_newer_one_has_changed_the_schema() throws Exception {
    var own = TestDatabase.createEmpty();
    var url = own.url() + "?user=" + own.user() + "&password=" + own.password();
    try (var server = ChildServer.start(temporary, "serve", "--port", "0", "--database-url", url);
        var database = Database.open(own, PoolSettings.usual(1))) {
      server.awaitReady();

      database.read(sql -> sql.update("""
          insert into flyway_schema_history
            (installed_rank, version, description, type, script, checksum, installed_by,
             execution_time, success)
          values (9999, '9999', 'from the future', 'SQL', 'V9999__x.sql', 0, 'x', 0, true)
          """));

      assertThat(server.awaitEnd()).isEqualTo(Serve.OUTDATED);
      assertThat(server.output())
          .contains("a newer SegMailer has changed the database (schema 9999)");
    }
  }

  @Test
  void a_port_in_use_is_one_sentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = Integer.toString(taken.getLocalPort());

      assertThat(said(1, "--host", "127.0.0.1", "--port", port, "--data", data()))
          .isEqualToIgnoringNewLines(
              "Port " + port + " is in use by another program: choose another with --port.");
      assertThat(said(1, "--host", "192.0.2.1", "--port", "1", "--data", data()))
          .startsWith("It is not possible to listen on 192.0.2.1, port 1: ");
      assertThat(temporary.resolve("data")).doesNotExist();
    }
  }

  @Test
  void databases_that_cannot_be_used_are_one_sentence_each() throws Exception {
    var form = "The database URL is not of the form";
    var own = TestDatabase.createEmpty();

    assertThat(said(1, "--database-url", "localhost:5432", "--port", "0")).startsWith(form);
    assertThat(said(1, "--database-url", "postgresql://127.0.0.1:1/x", "--port", "0"))
        .isEqualToIgnoringNewLines(
            "The database at jdbc:postgresql://127.0.0.1:1/x cannot be reached.");
    assertThat(said(1, "--database-url", own.url() + "?user=segmailer&password=x", "--port", "0"))
        .isEqualToIgnoringNewLines(
            "The database at " + own.url() + " refuses the user name or password.");
  }

  @Test
  void a_directory_that_cannot_be_used_is_one_sentence() throws Exception {
    var file = Files.writeString(temporary.resolve("file"), "").toString();

    assertThat(said(1, "--data", file, "--port", "0"))
        .isEqualToIgnoringNewLines(
            "The data directory " + file + " cannot be used: a file is in the place of a folder.")
        .hasLineCount(1);
  }

  @Test
  void a_wrong_call_is_one_sentence_and_status_2() throws Exception {
    assertThat(said(2, "--prot", "1")).startsWith("Unknown options: '--prot'").hasLineCount(1);
    assertThat(said(2, "backup")).startsWith("Missing required parameter").hasLineCount(1);
    assertThat(said(2, "--port", "abc"))
        .startsWith("--port must be a whole number")
        .hasLineCount(1);
    assertThat(said(2, "workspace", "limit", "W", "many", "--data", data()))
        .startsWith("The contact limit is a number")
        .hasLineCount(1);
    assertThat(said(2, "frobnicate")).startsWith("Unmatched argument").hasLineCount(1);
  }

  @Test
  void settings_from_the_environment_are_checked() throws Exception {
    try (var child =
        ChildServer.start(temporary, Map.of("SEGMAILER_PORT", "x", "SEGMAILER_SIGNUP", "y"))) {
      assertThat(child.awaitEnd()).isEqualTo(1);
      assertThat(child.output()).contains("SEGMAILER_PORT must be", "SEGMAILER_SIGNUP must be");
    }
  }

  private ChildServer serve() {
    return ChildServer.start(temporary, "serve", "--port", "0", "--data", data());
  }

  private String data() {
    return temporary.resolve("data").toString();
  }

  private String said(int status, String... arguments) throws InterruptedException {
    try (var child = ChildServer.start(temporary, arguments)) {
      assertThat(child.awaitEnd()).as(child.output()).isEqualTo(status);
      return child.output();
    }
  }

  private ProcessHandle postgres() throws IOException {
    var file = temporary.resolve("data/postgres/data/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
  }

  private static int statusAt(int port) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://localhost:" + port + "/healthz");
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
