package com.segmailer.server.segment;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.ZoneChange;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import java.time.Duration;
import java.time.InstantSource;

/** One node's engine and workers, several of which may share a database. */
final class Node {

  final Database database;
  final Engine engine;
  final SegmentDefinitions segments;
  final SegmentBuilder builder;
  final WakeWorker waker;
  private final ZoneChange zoneChange;

  Node(Database database, InstantSource clock) {
    var ids = new Ids(clock);
    var definitions = new DefinitionCache();
    var changes = new DefinitionChanges(database);
    this.database = database;
    engine = new Engine(database, definitions, ids, clock, 2);
    segments = new SegmentDefinitions(changes, ids, clock);
    builder = new SegmentBuilder(database, engine, definitions, changes, clock);
    waker = new WakeWorker(database, engine, clock);
    zoneChange = new ZoneChange(changes, clock);
  }

  static int newWorkspace(Database database) {
    return database.inTransaction(tx -> {
      int id = tx.one("""
                  insert into workspaces (name, time_zone, secret, created_at)
                  values ('laws', 'Europe/Berlin', 'secret', now()) returning id
                  """, row -> row.integer(1));
      tx.update("insert into definition_versions (workspace_id, version) values (?, 0)", id);
      tx.update("insert into contact_counts (workspace_id, contacts) values (?, 0)", id);
      return id;
    });
  }

  Outcome save(int workspace, String email, Value.Dict attributes) {
    return submit(workspace, email, new Change.Save(Edit.ofAttributes(attributes)));
  }

  Outcome record(int workspace, String email, Event event) {
    return submit(workspace, email, new Change.Record(event, Edit.NONE, true));
  }

  Outcome erase(int workspace, String email) {
    return engine.submit(
        workspace, new Submission.Erase(identifier(email), false, Submission.Terms.EXISTING));
  }

  /** Moves the workspace to another time zone. */
  void move(int workspace, String zone) {
    database.inTransaction(sql -> {
      sql.update("update workspaces set time_zone = ? where id = ?", zone, workspace);
      zoneChange.announce(sql, workspace);
      return zone;
    });
  }

  private Outcome submit(int workspace, String email, Change change) {
    return engine.submit(
        workspace, new Submission.Apply(identifier(email), change, Submission.Terms.UPSERT));
  }

  static Identifier identifier(String email) {
    return switch (EmailAddress.parse(email)) {
      case EmailAddress.Valid(var address) -> Identifier.of(address);
      case EmailAddress.Invalid(var reason) -> throw new IllegalArgumentException(reason);
    };
  }

  /** Builds and wakes until nothing is left to do. */
  void settle() {
    while (builder.runOnce()) {
      continue;
    }
    while (waker.runOnce().equals(Duration.ZERO)) {
      continue;
    }
  }
}
