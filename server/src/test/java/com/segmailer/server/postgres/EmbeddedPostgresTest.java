package com.segmailer.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the supervisor promises about its PostgreSQL. */
final class EmbeddedPostgresTest {

  @TempDir
  private Path temporary;

  private DataDirectory directory;

  @BeforeEach
  void hold() {
    directory = DataDirectory.hold(temporary.resolve("data"));
  }

  @AfterEach
  void release() {
    directory.close();
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(
        directory, TestDatabase.PROGRAMS, Map.of("log_min_messages", "log"));
  }

  @Test
  void data_is_kept_between_starts() {
    try (var postgres = start();
        var database = Database.open(postgres.address(), PoolSettings.usual(2))) {
      database.read(sql -> sql.update("create table kept as select 42 as answer"));
    }

    try (var postgres = start();
        var database = Database.open(postgres.address(), PoolSettings.usual(2))) {
      var answer = database.read(sql -> sql.one("select answer from kept", row -> row.integer(1)));
      assertThat(answer).isEqualTo(42);
    }
  }

  @Test
  void a_killed_server_is_started_again_and_the_pool_recovers() {
    try (var postgres = start();
        var database = Database.open(postgres.address(), PoolSettings.usual(2))) {
      database.read(sql -> sql.update("create table kept as select 42 as answer"));

      for (var round = 0; round < 2; round++) {
        var killed = postgres.serverProcess().orElseThrow();
        killed.destroyForcibly();
        Awaitility.await().until(() -> !killed.isAlive());

        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .ignoreExceptionsMatching(
                e -> e instanceof DatabaseFailure failure && failure.isTransient())
            .until(() ->
                database.read(sql -> sql.one("select answer from kept", row -> row.integer(1)))
                    == 42);
      }
    }
  }

  @Test
  void a_large_pool_finds_room_beside_all_others() {
    try (var postgres = EmbeddedPostgres.start(
            directory, TestDatabase.PROGRAMS, ServerSettings.withRoomFor(200));
        var database = Database.open(postgres.address(), PoolSettings.usual(2))) {
      var most = database.read(
          sql -> sql.one("select current_setting('max_connections')::int", row -> row.integer(1)));

      assertThat(most).isGreaterThanOrEqualTo(240);
    }
  }

  @Test
  void a_server_that_cannot_be_started_for_a_while_is_started_when_it_can() throws IOException {
    var folder = directory.path().resolve("postgres");
    var aside = directory.path().resolve("aside");
    try (var postgres = start();
        var database = Database.open(postgres.address(), PoolSettings.usual(2))) {
      var killed = postgres.serverProcess().orElseThrow();
      Files.move(folder, aside);
      killed.destroyForcibly();
      Awaitility.await()
          .during(Duration.ofSeconds(1))
          .until(() -> !postgres.serverProcess().orElseThrow().isAlive());

      Files.move(aside, folder);

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptionsMatching(
              e -> e instanceof DatabaseFailure failure && failure.isTransient())
          .until(() -> database.read(sql -> sql.one("select 1", row -> row.integer(1))) == 1);
    }
  }

  @Test
  void a_server_that_a_killed_segmailer_left_running_is_replaced() throws IOException {
    start().close();
    var cluster = new Cluster(directory.path());
    var programs = PostgresBinaries.in(TestDatabase.PROGRAMS.toAbsolutePath());
    var unsupervised = ServerUser.of(cluster.folder())
        .command(List.of(
            programs.program("postgres").toString(),
            "-D",
            cluster.data().toString(),
            "-p",
            Integer.toString(cluster.choosePort())));
    var orphan = new ProcessBuilder(unsupervised).start();
    Awaitility.await().until(() -> cluster.isReady(orphan.pid()));

    try (var postgres = start()) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(postgres.serverProcess().orElseThrow().isAlive()).isTrue();
    }
  }

  @Test
  void a_number_in_the_pid_file_that_belongs_to_another_program_does_not_prevent_the_start()
      throws IOException {
    start().close();
    var file = directory.path().resolve("postgres/data/postmaster.pid");
    var foreign = ProcessHandle.current().pid() + "\n" + directory.path() + "/postgres/data\n";
    Files.writeString(file, foreign);

    try (var postgres = start()) {
      assertThat(postgres.serverProcess()).isPresent();
    }
  }

  @Test
  void the_server_is_safe_on_power_loss_closed_to_others_and_silent_about_people()
      throws IOException {
    try (var postgres = start();
        var database = Database.open(postgres.address(), PoolSettings.usual(2))) {
      var settings = database.read(sql ->
          List.of("fsync", "synchronous_commit", "listen_addresses", "log_error_verbosity").stream()
              .map(name -> sql.one("select current_setting(?)", row -> row.text(1), name))
              .toList());
      assertThat(settings).containsExactly("on", "on", "127.0.0.1", "terse");

      var wrong =
          new DatabaseAddress(postgres.address().url(), postgres.address().user(), "guessed");
      try (var stranger = Database.open(wrong, PoolSettings.usual(2))) {
        assertThatThrownBy(stranger::check)
            .hasMessageEndingWith("refuses the user name or password.");
      }
      var password = directory.path().resolve("postgres/password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");

      database.read(sql -> sql.update("create table secrets (word text primary key)"));
      for (var attempt = 0; attempt < 2; attempt++) {
        try {
          database.read(sql -> sql.update("insert into secrets values ('whispered')"));
        } catch (DatabaseFailure duplicate) {
          assertThat(duplicate.sqlState()).isEqualTo("23505");
        }
      }
    }
    try (var logs = Files.list(directory.path().resolve("log"))) {
      for (var log : logs.toList()) {
        assertThat(Files.readString(log)).doesNotContain("whispered");
      }
    }
  }

  @Test
  void a_second_holder_of_a_data_directory_is_refused_in_one_sentence() {
    assertThatThrownBy(() -> DataDirectory.hold(temporary.resolve("data")))
        .isInstanceOf(CannotRun.class)
        .hasMessage("The data directory %s is in use by another SegMailer (process %d)."
            .formatted(temporary.resolve("data"), ProcessHandle.current().pid()));
  }

  @Test
  void data_of_another_major_version_is_refused_in_one_sentence() throws IOException {
    start().close();
    var version = directory.path().resolve("postgres/data/PG_VERSION");

    Files.writeString(version, "99\n", StandardCharsets.US_ASCII);
    assertThatThrownBy(this::start)
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining(
            "of PostgreSQL 99, newer than this SegMailer's 18: update SegMailer.");

    Files.writeString(version, "12\n", StandardCharsets.US_ASCII);
    assertThatThrownBy(this::start)
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("back it up");
  }

  @Test
  void the_programs_are_of_the_version_they_are_filed_under() throws IOException {
    var binaries = PostgresBinaries.in(TestDatabase.PROGRAMS.toAbsolutePath());

    var process = new ProcessBuilder(binaries.program("postgres").toString(), "--version").start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("postgres (PostgreSQL) " + PostgresBinaries.VERSION);
  }
}
