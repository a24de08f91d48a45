package com.segmailer.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.webhook.MessageId;
import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Row;
import java.util.UUID;

/**
 * What webhooks were told of somebody, and which. Of a webhook there is only its id, and of what it
 * answered not the headers: addresses and headers may hold secrets.
 */
public final class HeldDeliveries implements PersonPart {

  private static final String MESSAGES = """
      select id, type, body from webhook_messages
       where workspace_id = ? and contact_id = ?
       order by id
      """;

  // By the key of deliveries: they are found by their endpoint.
  private static final String DELIVERIES = """
      select e.id, d.state, d.attempts, d.due_at, d.attempted_at, d.took_ms, d.error, d.status,
             d.answer
        from webhook_endpoints e
       cross join lateral (
         select * from webhook_deliveries
          where workspace_id = e.workspace_id and endpoint_no = e.no and message_id = ?
         offset 0) d
       where e.workspace_id = ?
       order by e.no
      """;

  @Override
  public void write(PersonDocument document) {
    document.array("webhookMessages", PersonDocument.USUAL, MESSAGES, (json, row) -> {
      var id = row.uuid(1);
      json.object()
          .field("id", MessageId.print(id))
          .field("type", row.text(2))
          .field("createdAt", MessageTimes.of(id))
          .field("body", new String(row.bytes(3), UTF_8));
      deliveries(document, id);
      json.end();
    });
  }

  private static void deliveries(PersonDocument document, UUID message) {
    document.json().name("deliveries").array();
    document.each(
        DELIVERIES,
        PersonDocument.USUAL,
        row -> delivery(document.json(), row),
        message,
        document.workspace());
    document.json().endArray();
  }

  private static void delivery(JsonWriter json, Row row) {
    json.object()
        .field("webhook", row.uuid(1))
        .field("state", row.text(2))
        .field("attempts", row.integer(3))
        .field("nextAttemptAt", row.instantOrNull(4))
        .name("latestAttempt");
    var at = row.instantOrNull(5);
    if (at == null) {
      json.nothing();
    } else {
      json.object()
          .field("at", at)
          .field("tookMillis", row.integer(6))
          .field("error", row.textOrNull(7))
          .name("status");
      var status = row.integerOrNull(8);
      if (status == null) {
        json.nothing();
      } else {
        json.number(status);
      }
      var answer = row.bytesOrNull(9);
      json.field("answer", answer == null ? null : WebhookJson.text(answer)).end();
    }
    json.end();
  }
}
