package com.segmailer.server.webhook;

import com.segmailer.core.webhook.MessageType;
import com.segmailer.server.json.JsonWriter;
import java.time.Instant;
import java.util.UUID;

/** Made-up messages by which a receiver is tested: shaped like real ones, and marked. */
final class Samples {

  private static final UUID SOMEBODY = UUID.fromString("00000000-0000-7000-8000-000000000000");

  private Samples() {}

  static byte[] of(MessageType type, Instant now) {
    var json = new JsonWriter()
        .object()
        .field("type", type.wireName())
        .field("timestamp", now)
        .name("data")
        .object()
        .field("test", true);
    switch (type) {
      case CONTACT_CREATED, CONTACT_UPDATED -> whole(json, now);
      case CONTACT_DELETED -> reference(json, false);
      case SEGMENT_ENTERED, SEGMENT_EXITED -> {
        reference(json, true);
        json.name("segment")
            .object()
            .field("id", SOMEBODY)
            .field("name", "A segment")
            .end();
      }
      case EMAIL_SENT,
          EMAIL_DELIVERED,
          EMAIL_OPENED,
          EMAIL_CLICKED,
          EMAIL_BOUNCED,
          EMAIL_COMPLAINED,
          EMAIL_UNSUBSCRIBED -> reference(json, true);
      case ENDPOINT_DISABLED ->
        json.name("endpoint")
            .object()
            .field("id", SOMEBODY)
            .field("url", "https://example.com/hooks")
            .field("description", "")
            .end()
            .field("reason", "failing");
    }
    if (type != MessageType.ENDPOINT_DISABLED) {
      json.field("sequence", 1);
    }
    return json.end().end().toBytes();
  }

  private static void reference(JsonWriter json, boolean address) {
    json.name("contact").object().field("id", SOMEBODY);
    if (address) {
      json.field("email", "jane@example.com");
    }
    json.field("externalId", "user-42").end();
  }

  private static void whole(JsonWriter json, Instant now) {
    json.name("contact")
        .object()
        .field("id", SOMEBODY)
        .field("email", "jane@example.com")
        .field("externalId", "user-42")
        .name("attributes")
        .object()
        .field("plan", "premium")
        .end()
        .field("subscribed", true)
        .name("segments")
        .array()
        .endArray()
        .field("createdAt", now)
        .field("updatedAt", now)
        .end();
  }
}
