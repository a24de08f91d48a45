package com.segmailer.server.topic;

import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Row;
import java.time.InstantSource;

/** What somebody gets by topic, and when they were asked to confirm it. */
public final class HeldConsent implements PersonPart {

  private static final String CONFIRMATIONS = """
      select id, topic_ids, asked_at, confirmed_at
        from confirmations
       where workspace_id = ? and contact_id = ?
       order by asked_at, id
      """;

  private final InstantSource clock;

  public HeldConsent(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void write(PersonDocument document) {
    var json = document.json().name("topics").array();
    Standing.find(document.sql(), document.workspace(), document.contact(), clock.instant())
        .ifPresent(standing ->
            standing.topics().forEach(topic -> ContactTopicRoutes.write(json, standing, topic)));
    json.endArray();
    document.array("confirmations", PersonDocument.USUAL, CONFIRMATIONS, HeldConsent::confirmation);
  }

  private static void confirmation(JsonWriter json, Row row) {
    json.object().field("message", row.uuid(1)).name("topics").array();
    row.uuids(2).forEach(json::uuid);
    json.endArray()
        .field("askedAt", row.instant(3))
        .field("confirmedAt", row.instantOrNull(4))
        .end();
  }
}
