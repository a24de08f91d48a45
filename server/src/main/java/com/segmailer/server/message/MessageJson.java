package com.segmailer.server.message;

import com.segmailer.server.json.JsonWriter;

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
    json.name("version");
    if (one.version() == null) {
      json.nothing();
    } else {
      json.number(one.version());
    }
    json.field("subject", one.subject())
        .field("state", one.state())
        .field("reason", one.reason())
        .field("attempts", one.attempts())
        .field("nextAttemptAt", one.dueAt());
    json.name("reply");
    if (one.code() == null && one.reply() == null) {
      json.nothing();
    } else {
      json.object().name("code");
      if (one.code() == null) {
        json.nothing();
      } else {
        json.number(one.code());
      }
      json.field("status", one.status()).field("text", one.reply()).end();
    }
    json.field("campaign", one.campaign()).name("variant");
    if (one.campaign() == null) {
      json.nothing();
    } else {
      json.number(one.variant());
    }
    json.field("createdAt", one.createdAt())
        .field("sentAt", one.sentAt())
        .field("openedAt", one.openedAt())
        .field("clickedAt", one.clickedAt())
        .field("machineOpenedAt", one.machineOpenedAt())
        .field("machineClickedAt", one.machineClickedAt())
        .end();
  }
}
