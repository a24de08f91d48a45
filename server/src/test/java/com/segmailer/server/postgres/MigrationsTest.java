package com.segmailer.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** How schemas come about, and which are refused. */
final class MigrationsTest {

  @Test
  void an_empty_database_gets_the_whole_schema() {
    var address = TestDatabase.createEmpty();
    var before = Migrations.pending(address);

    Migrations.apply(address);

    assertThat(before).isPositive();
    assertThat(Migrations.pending(address)).isZero();
    try (var database = Database.open(address, PoolSettings.usual(2))) {
      assertThat(database.<Long>read(
              sql -> sql.one("select count(*) from contacts", row -> row.bigint(1))))
          .isZero();
    }
  }

  @Test
  void several_nodes_may_migrate_at_once() throws InterruptedException {
    var address = TestDatabase.createEmpty();
    var failures = new ConcurrentLinkedQueue<Throwable>();
    var threads = new ArrayList<Thread>();

    for (var node = 0; node < 3; node++) {
      var thread = new Thread(() -> Migrations.apply(address));
      thread.setUncaughtExceptionHandler((failed, e) -> failures.add(e));
      thread.start();
      threads.add(thread);
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(failures).isEmpty();
    assertThat(Migrations.pending(address)).isZero();
  }

  @Test
  void a_node_waits_for_another_that_migrates_however_long_that_takes() {
    var flyway = Migrations.flyway(TestDatabase.createEmpty(), "latest");

    assertThat(flyway.getConfiguration().getLockRetryCount()).isNegative();
  }

  @Test
  void an_index_may_be_built_while_others_write_and_is_begun_anew_when_that_failed() {
    var address = TestDatabase.createAddress();
    var flyway = Flyway.configure()
        .configuration(Migrations.flyway(address, "latest").getConfiguration())
        .locations("classpath:db/migration", "classpath:db/concurrently")
        .load();
    try (var database = Database.open(address, PoolSettings.usual(2))) {
      database.read(sql -> sql.update("""
          insert into workspaces (name, secret, created_at)
          values ('Twice', '', now()), ('Twice', '', now())
          """));

      assertThatThrownBy(() -> Migrations.apply(address, flyway)).isInstanceOf(CannotRun.class);
      database.read(sql -> sql.update("update workspaces set name = name || id"));
      Migrations.apply(address, flyway);

      assertThat(database.<Boolean>read(sql -> sql.one(
              "select indisvalid from pg_index where indexrelid = 'workspaces_once'::regclass",
              row -> row.bool(1))))
          .isTrue();
    }
  }

  @Test
  void why_the_database_refuses_a_change_of_the_schema_is_said() {
    var address = TestDatabase.createEmpty();
    Migrations.apply(address, "0001");
    try (var database = Database.open(address, PoolSettings.usual(2))) {
      database.read(sql -> sql.update("create table api_keys (id int)"));
    }

    assertThatThrownBy(() -> Migrations.apply(address))
        .isInstanceOf(CannotRun.class)
        .hasMessage(
            "The schema of the database at %s cannot be updated: relation \"api_keys\" already exists"
                .formatted(address));
  }

  @Test
  void a_schema_of_a_newer_segmailer_is_refused_in_one_sentence() {
    var address = TestDatabase.createAddress();
    try (var database = Database.open(address, PoolSettings.usual(2))) {
      database.read(sql -> sql.update("""
                  insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by,
                     execution_time, success)
                  values (9999, '9999', 'from the future', 'SQL', 'V9999__x.sql', 0, 'x', 0, true)
                  """));
    }

    assertThatThrownBy(() -> Migrations.apply(address))
        .isInstanceOf(CannotRun.class)
        .hasMessage(
            "The database at %s was made by a newer SegMailer (schema 9999): update this one."
                .formatted(address));
  }
}
