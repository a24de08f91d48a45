package com.segmailer.server.contact;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything held about a person, as one document that is written while it is read. It reads what
 * {@code Erasure} erases: a test holds the two together.
 */
final class PersonExport {

  private static final String EVENTS = """
      select id, name, data::text, occurred_at, received_at
        from events
       where workspace_id = ? and contact_id = ?
       order by occurred_at, id
      """;

  private static final String SEGMENTS = """
      select s.no, s.id, s.name, s.type, m.entered_at
        from contacts c
       cross join lateral unnest(c.segments) as n(no)
        join segments s on s.workspace_id = c.workspace_id and s.no = n.no
        join memberships m
          on m.workspace_id = c.workspace_id and m.segment_no = n.no and m.contact_id = c.id
       where c.workspace_id = ? and c.id = ? and s.state <> 'deleted'
       order by n.no
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

  private static final String ADDRESS = """
      select email, email_key from contacts
       where workspace_id = ? and id = ? and email is not null
      """;

  private final Database database;
  private final DefinitionCache definitions;
  private final List<PersonPart> parts;
  private final Instant now;

  /** @param parts what other features hold */
  PersonExport(
      Database database, DefinitionCache definitions, List<PersonPart> parts, Instant now) {
    this.database = database;
    this.definitions = definitions;
    this.parts = parts;
    this.now = now;
  }

  void write(int workspace, UUID id, OutputStream out) throws IOException {
    try {
      database.snapshot(sql -> write(sql, workspace, id, out)).drainTo(out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Yields what has not gone out yet. */
  JsonWriter write(Transaction sql, int workspace, UUID id, OutputStream out) {
    var contact = ContactStore.contact(sql, workspace, id).orElseThrow(ContactRoutes::notFound);
    var known = definitions.current(sql, workspace);
    var address =
        sql.first(ADDRESS, row -> new EmailAddress(row.text(1), row.text(2)), workspace, id);
    var json = new JsonWriter(PersonDocument.PIECE);
    var document = new PersonDocument(
        sql, workspace, id, address.map(known.secret()::hashOf).orElse(null), json, out);
    json.object().field("exportedAt", now).name("contact");
    ContactJson.write(json, contact, known.definitions());
    document.array(
        "events", PersonDocument.USUAL, EVENTS, (to, row) -> Timeline.event(row).writeEvent(to));
    document.array(
        "segments", PersonDocument.USUAL, SEGMENTS, (to, row) -> Member.of(row).write(to));
    document.array("segmentHistory", PersonDocument.USUAL, CHANGES, PersonExport::change);
    document.array("consent", PersonDocument.USUAL, CONSENT, PersonExport::consent);
    parts.forEach(part -> part.write(document));
    return json.end();
  }

  private static void change(JsonWriter json, Row row) {
    var change = Timeline.change(row);
    json.object();
    change.writeChange(json);
    json.field("at", change.at()).end();
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
}
