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
    return data(json, type, now).end().end().toBytes();
  }

  private static JsonWriter data(JsonWriter json, MessageType type, Instant now) {
    return switch (type) {
      case CONTACT_CREATED -> sequence(whole(json, now));
      case CONTACT_UPDATED ->
        sequence(
            whole(json, now).name("changed").array().text("attributes.plan").endArray());
      case CONTACT_DELETED ->
        sequence(json.name("contact")
            .object()
            .field("id", SOMEBODY)
            .field("externalId", "user-42")
            .end());
      case SEGMENT_ENTERED, SEGMENT_EXITED ->
        sequence(named(reference(json), "segment").end());
      case EMAIL_SENT,
          EMAIL_DELIVERED,
          EMAIL_OPENED,
          EMAIL_CLICKED,
          EMAIL_BOUNCED,
          EMAIL_COMPLAINED,
          EMAIL_UNSUBSCRIBED -> sequence(reference(event(json.field("messageId", SOMEBODY), type)));
      case WORKFLOW_STARTED -> sequence(run(json, now).end());
      case WORKFLOW_COMPLETED ->
        sequence(run(json, now).field("outcome", "completed").end());
      case WORKFLOW_FAILED ->
        sequence(
            run(json, now).field("step", "call").field("reason", "http-404").end());
      case ENDPOINT_DISABLED ->
        json.name("endpoint")
            .object()
            .field("id", SOMEBODY)
            .field("url", "https://example.com/hooks")
            .field("description", "")
            .end()
            .field("reason", "failing");
    };
  }

  /** What only some of the events about mail hold. */
  private static JsonWriter event(JsonWriter json, MessageType type) {
    return switch (type) {
      case EMAIL_SENT ->
        json.field("kind", "marketing").field("templateId", SOMEBODY).field("subject", "News");
      case EMAIL_OPENED -> json.field("templateId", SOMEBODY).field("machine", false);
      case EMAIL_CLICKED ->
        json.field("templateId", SOMEBODY)
            .field("url", "https://example.com/")
            .field("machine", false);
      case EMAIL_BOUNCED ->
        json.field("type", "hard")
            .field("reason", "mailbox-unknown")
            .field("status", "5.1.1")
            .field("reply", 550)
            .field("diagnostic", "5.1.1 No such user here");
      case EMAIL_COMPLAINED -> json.field("feedbackType", "abuse");
      case EMAIL_UNSUBSCRIBED -> json.field("source", "one-click");
      default -> json;
    };
  }

  private static JsonWriter sequence(JsonWriter json) {
    return json.field("sequence", 1);
  }

  private static JsonWriter reference(JsonWriter json) {
    return json.name("contact")
        .object()
        .field("id", SOMEBODY)
        .field("email", "jane@example.com")
        .field("externalId", "user-42")
        .end();
  }

  private static JsonWriter named(JsonWriter json, String name) {
    return json.name(name).object().field("id", SOMEBODY).field("name", "An example");
  }

  private static JsonWriter run(JsonWriter json, Instant now) {
    return named(reference(json), "workflow")
        .field("version", 1)
        .end()
        .name("run")
        .object()
        .field("id", SOMEBODY)
        .field("startedAt", now);
  }

  private static JsonWriter whole(JsonWriter json, Instant now) {
    return json.name("contact")
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
