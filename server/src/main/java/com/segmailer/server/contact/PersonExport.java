package com.segmailer.server.contact;

import com.segmailer.server.engine.DefinitionCache;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/** Everything held about a person, as one document that is written while it is read. */
final class PersonExport {

  private static final int FETCH = 500;
  private static final int PIECE = 32_768;

  private static final String EVENTS = """
      select id, name, data::text, occurred_at, received_at
        from events
       where workspace_id = ? and contact_id = ?
       order by occurred_at, id
      """;

  private static final String CHANGES = """
      select h.version, h.segment_no, s.id, s.name, h.entered, h.at
        from segment_changes h
        join segments s on s.workspace_id = h.workspace_id and s.no = h.segment_no
       where h.workspace_id = ? and h.contact_id = ?
       order by h.version, h.segment_no
      """;

  private static final String CONSENT = """
      select p.changed_at, p.topic_id, p.topic_version, w.name, w.description, p.given, p.how,
             p.message_id, p.source, p.user_agent
        from consent_changes p
        left join topic_wordings w
          on w.workspace_id = p.workspace_id and w.topic_id = p.topic_id
         and w.version = p.topic_version
       where p.workspace_id = ? and p.contact_id = ?
       order by p.id
      """;

  private final Database database;
  private final DefinitionCache definitions;
  private final Instant now;

  PersonExport(Database database, DefinitionCache definitions, Instant now) {
    this.database = database;
    this.definitions = definitions;
    this.now = now;
  }

  void write(int workspace, UUID id, OutputStream out) throws IOException {
    try {
      database.snapshot(sql -> write(sql, workspace, id, out)).drainTo(out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private JsonWriter write(Transaction sql, int workspace, UUID id, OutputStream out) {
    var contact = ContactStore.contact(sql, workspace, id).orElseThrow(ContactRoutes::notFound);
    var json = new JsonWriter(PIECE);
    json.object().field("exportedAt", now).name("contact");
    ContactJson.write(json, contact, definitions.current(sql, workspace).definitions());
    json.name("events").array();
    sql.stream(
        EVENTS,
        FETCH,
        row -> {
          Timeline.event(row).writeEvent(json);
          drainIfLong(json, out);
        },
        workspace,
        id);
    json.endArray().name("segmentHistory").array();
    sql.stream(
        CHANGES,
        FETCH,
        row -> {
          var change = Timeline.change(row);
          json.object();
          change.writeChange(json);
          json.field("at", change.at()).end();
          drainIfLong(json, out);
        },
        workspace,
        id);
    json.endArray().name("consent").array();
    sql.stream(
        CONSENT,
        FETCH,
        row -> {
          consent(json, row);
          drainIfLong(json, out);
        },
        workspace,
        id);
    return json.endArray().end();
  }

  /** A change of consent with its proof, in the words that the topic had then. */
  private static void consent(JsonWriter json, Row row) {
    json.object().field("at", row.instant(1)).name("topic");
    if (row.uuidOrNull(2) == null) {
      json.nothing();
    } else {
      json.object()
          .field("id", row.uuid(2))
          .field("version", row.integer(3))
          .field("name", row.textOrNull(4))
          .field("description", row.textOrNull(5))
          .end();
    }
    json.field("given", row.bool(6))
        .field("how", row.text(7))
        .field("message", row.uuidOrNull(8))
        .field("source", row.textOrNull(9))
        .field("userAgent", row.textOrNull(10))
        .end();
  }

  static void drainIfLong(JsonWriter json, OutputStream out) {
    if (json.length() >= PIECE) {
      try {
        json.drainTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
