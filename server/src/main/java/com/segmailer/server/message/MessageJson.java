package com.segmailer.server.message;

import com.segmailer.server.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Messages as answers show them. */
final class MessageJson {

  private MessageJson() {}

  static void write(JsonWriter json, MessageRow one) {
    json.object()
        .field("id", one.id())
        .field("contact", one.contact())
        .field("renderedAs", one.renderedAs())
        .field("to", one.address())
        .field("kind", one.kind())
        .field("topic", one.topic())
        .field("template", one.template());
    number(json, "version", one.version())
        .field("subject", one.subject())
        .field("state", one.state())
        .field("reason", one.reason())
        .field("attempts", one.attempts())
        .field("nextAttemptAt", one.dueAt());
    json.name("reply");
    if (one.code() == null && one.reply() == null) {
      json.nothing();
    } else {
      number(json.object(), "code", one.code())
          .field("status", one.status())
          .field("text", one.reply())
          .end();
    }
    json.field("campaign", one.campaign());
    number(json, "variant", one.campaign() == null ? null : one.variant())
        .field("workflow", one.workflow())
        .field("run", one.run())
        .field("step", one.step())
        .field("createdAt", one.createdAt())
        .field("sentAt", one.sentAt())
        .field("openedAt", one.openedAt())
        .field("clickedAt", one.clickedAt())
        .field("machineOpenedAt", one.machineOpenedAt())
        .field("machineClickedAt", one.machineClickedAt())
        .end();
  }

  private static JsonWriter number(JsonWriter json, String name, @Nullable Integer value) {
    json.name(name);
    return value == null ? json.nothing() : json.number(value);
  }
}
