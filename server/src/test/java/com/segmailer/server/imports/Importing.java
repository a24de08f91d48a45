package com.segmailer.server.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.topic.Proof;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A database with a workspace, the door, and imports without HTTP. */
final class Importing implements AutoCloseable {

  final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final Database database = TestDatabase.create();
  final Ids ids = new Ids(clock);
  final Engine engine = new Engine(database, new DefinitionCache(), ids, clock, 2);
  final Upload upload = new Upload(database, ids, clock, Upload.MOST);
  final ImportWorker worker = new ImportWorker(database, engine, ids, clock);
  final ImportStore store = new ImportStore();
  final WorkStore work = new WorkStore();
  final int workspace = database.inTransaction(sql -> {
    int id = sql.one("""
        insert into workspaces (name, secret, created_at) values ('Test', 'secret', now())
        returning id
        """, row -> row.integer(1));
    sql.update("insert into definition_versions (workspace_id, version) values (?, 1)", id);
    sql.update("insert into contact_counts (workspace_id, contacts) values (?, 0)", id);
    return id;
  });

  UUID csv(String text) {
    return file(ImportOptions.of(FileFormat.CSV), text.getBytes(UTF_8));
  }

  UUID ndjson(String text) {
    return file(ImportOptions.of(FileFormat.NDJSON), text.getBytes(UTF_8));
  }

  UUID file(ImportOptions options, byte[] bytes) {
    try {
      return upload.store(workspace, options, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Import finished(UUID id) {
    while (worker.runOnce()) {
      continue;
    }
    return see(id);
  }

  Import see(UUID id) {
    return database.read(sql -> store.find(sql, workspace, id)).orElseThrow();
  }

  /** Lines and codes of errors, such as {@code 3 malformed-row}. */
  List<String> errors(UUID id) {
    return database.read(sql -> store.errors(sql, workspace, id, 0, 100_000)).stream()
        .map(error -> error.line() + " " + error.error().code())
        .toList();
  }

  /** All of them, as JSON. */
  String attributes(String email) {
    return database.read(sql -> sql.one(
        "select attributes::text from contacts where workspace_id = ? and email_key = ?",
        row -> row.text(1),
        workspace,
        email));
  }

  String attribute(String email, String name) {
    return database
        .read(sql -> sql.first(
            "select attributes ->> ? from contacts where workspace_id = ? and email_key = ?",
            row -> String.valueOf(row.textOrNull(1)),
            name,
            workspace,
            email))
        .orElse("nobody");
  }

  long count(String table) {
    return database.read(sql -> sql.one("select count(*) from " + table, row -> row.bigint(1)));
  }

  @Override
  public void close() {
    database.close();
  }

  /** Something that an import wants. */
  static Submission submission() {
    var rows = new RowBuilder(List.of(new Target.Email()), false, Proof.How.IMPORT);
    return ((ImportRow.Good) rows.row(2, List.of("a@example.com"))).submission();
  }
}
