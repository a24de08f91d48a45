package com.segmailer.server.workflow;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.ZoneChange;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.segment.SegmentBuilder;
import com.segmailer.server.segment.SegmentDefinitions;
import com.segmailer.server.segment.WakeWorker;
import java.time.Duration;
import java.time.InstantSource;

/** One node's engine and workers, several of which may share a database; nothing runs by itself. */
final class WorkflowNode {

  final Engine engine;
  final WakeWorker waker;
  final WorkflowBuilder builder;
  final SegmentBuilder segmentBuilder;
  final RunSweeper sweeper;
  final WorkflowDefinitions workflows;
  final SegmentDefinitions segments;
  private final Database database;
  private final ZoneChange zoneChange;

  WorkflowNode(Database database, InstantSource clock) {
    var ids = new Ids(clock);
    var definitions = new DefinitionCache();
    var changes = new DefinitionChanges(database);
    this.database = database;
    engine = new Engine(database, definitions, ids, clock, 2);
    waker = new WakeWorker(database, engine, clock);
    workflows = new WorkflowDefinitions(
        changes, new Drafts(AddressRules.PUBLIC, new SenderCheck(MailConfig.NONE)), ids, clock);
    segments = new SegmentDefinitions(changes, ids, clock);
    builder = new WorkflowBuilder(database, engine, definitions, changes, clock);
    segmentBuilder = new SegmentBuilder(database, engine, definitions, changes, clock);
    sweeper = new RunSweeper(database, engine, workflows, clock);
    zoneChange = new ZoneChange(changes, clock);
  }

  static int newWorkspace(Database database) {
    return database.inTransaction(sql -> {
      int id = sql.one("""
          insert into workspaces (name, time_zone, secret, created_at)
          values ('laws', 'UTC', 'secret', now()) returning id
          """, row -> row.integer(1));
      sql.update("insert into definition_versions (workspace_id, version) values (?, 0)", id);
      sql.update("insert into contact_counts (workspace_id, contacts) values (?, 0)", id);
      return id;
    });
  }

  static Identifier person(int number) {
    var address = EmailAddress.parse("p" + number + "@k.example");
    return Identifier.of(((EmailAddress.Valid) address).address());
  }

  void submit(int workspace, Identifier who, Change change) {
    engine.submit(workspace, new Submission.Apply(who, change, Submission.Terms.UPSERT));
  }

  void move(int workspace, String zone) {
    database.inTransaction(sql -> {
      sql.update("update workspaces set time_zone = ? where id = ?", zone, workspace);
      zoneChange.announce(sql, workspace);
      return zone;
    });
  }

  /** Works until nothing is left to do. */
  void quiet() {
    while (segmentBuilder.runOnce() || builder.runOnce() || sweeper.runOnce()) {
      continue;
    }
    while (waker.runOnce().equals(Duration.ZERO)) {
      continue;
    }
  }
}
