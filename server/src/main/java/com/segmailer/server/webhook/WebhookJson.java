package com.segmailer.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.webhook.MessageId;
import com.segmailer.server.json.JsonWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Webhooks and their log as the outside sees them. */
final class WebhookJson {

  private WebhookJson() {}

  static void write(JsonWriter json, Endpoint endpoint, Instant now) {
    members(json.object(), endpoint, now).end();
  }

  /** With the secret, which is shown only once. */
  static void withSecret(JsonWriter json, Endpoint endpoint, Instant now) {
    members(json.object(), endpoint, now)
        .field("secret", endpoint.secret().print())
        .end();
  }

  private static JsonWriter members(JsonWriter json, Endpoint endpoint, Instant now) {
    json.field("id", endpoint.id())
        .field("url", endpoint.url())
        .field("description", endpoint.description())
        .name("types")
        .array();
    endpoint.types().forEach(json::text);
    var disabled = endpoint.disabled();
    return json.endArray()
        .field("enabled", endpoint.enabled())
        .field("disabledReason", disabled.map(Endpoint.Disabled::reason).orElse(null))
        .field("disabledAt", disabled.map(Endpoint.Disabled::at).orElse(null))
        .field("failingSince", endpoint.health().failingSince())
        .field(
            "oldSecretUntil",
            endpoint.overlapAt(now).map(Endpoint.OldSecret::until).orElse(null))
        .field("createdAt", endpoint.createdAt())
        .field("updatedAt", endpoint.updatedAt());
  }

  static void write(JsonWriter json, Delivery delivery) {
    json.object()
        .field("id", MessageId.print(delivery.message()))
        .field("type", delivery.type().orElse(null))
        .field("state", delivery.state())
        .field("attempts", delivery.attempts())
        .field("createdAt", MessageTimes.of(delivery.message()))
        .field("nextAttemptAt", delivery.dueAt().orElse(null))
        .field("body", delivery.body().orElse(null));
    latest(json.name("latestAttempt"), delivery.latest().orElse(null));
    json.end();
  }

  private static void latest(JsonWriter json, Delivery.@Nullable Tried tried) {
    if (tried == null) {
      json.nothing();
      return;
    }
    json.object()
        .field("at", tried.at())
        .field("tookMillis", tried.tookMillis())
        .field("error", tried.error().orElse(null))
        .name("response");
    tried
        .response()
        .ifPresentOrElse(
            response -> json.object()
                .field("status", response.status())
                .name("headers")
                .rawValue(response.headers().getBytes(UTF_8))
                .field("body", text(response.start()))
                .end(),
            json::nothing);
    json.end();
  }

  /** The beginning of an answer, whatever bytes it has. */
  static String text(byte[] start) {
    return new String(start, UTF_8).replace('\0', '\uFFFD');
  }
}
