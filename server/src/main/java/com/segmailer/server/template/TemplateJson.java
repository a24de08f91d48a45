package com.segmailer.server.template;

import com.segmailer.server.json.JsonWriter;
import java.util.List;

/** Templates as callers see them. */
final class TemplateJson {

  private TemplateJson() {}

  /** As lists show it: without content. */
  static void line(JsonWriter json, StoredTemplate one) {
    json.object();
    members(json, one);
    json.end();
  }

  static void write(
      JsonWriter json, StoredTemplate one, InlineContent content, List<Finding> warnings) {
    json.object();
    members(json, one);
    content(json, content);
    findings(json.name("warnings"), warnings);
    json.end();
  }

  private static void members(JsonWriter json, StoredTemplate one) {
    var settings = one.settings();
    json.field("id", one.id())
        .field("name", settings.name())
        .field("description", settings.description())
        .field("topic", settings.topic())
        .field("fromName", settings.fromName())
        .field("fromEmail", settings.fromEmail())
        .field("replyTo", settings.replyTo())
        .field("trackOpens", settings.trackOpens())
        .field("trackClicks", settings.trackClicks())
        .field("version", one.version())
        .field("createdAt", one.createdAt())
        .field("updatedAt", one.updatedAt());
  }

  private static void content(JsonWriter json, InlineContent content) {
    json.field("format", content.format().wireName())
        .field("subject", content.subject())
        .field("preheader", content.preheader())
        .field("body", content.body())
        .field("text", content.text().orElse(null));
  }

  static void line(JsonWriter json, TemplateStore.VersionLine one) {
    json.object()
        .field("version", one.version())
        .field("format", one.format())
        .field("subject", one.subject())
        .field("createdAt", one.createdAt())
        .end();
  }

  static void version(JsonWriter json, StoredVersion one) {
    json.object().field("version", one.version());
    content(json, one.content());
    json.field("html", one.sources().html()).field("createdAt", one.createdAt()).end();
  }

  static void message(JsonWriter json, Rendered.Message message, List<Finding> warnings) {
    json.object()
        .field("subject", message.subject())
        .field("html", message.html())
        .field("text", message.text());
    findings(json.name("warnings"), warnings);
    json.end();
  }

  static void checked(JsonWriter json, List<Finding> errors, List<Finding> warnings) {
    json.object().name("errors");
    findings(json, errors);
    findings(json.name("warnings"), warnings);
    json.end();
  }

  private static void findings(JsonWriter json, List<Finding> findings) {
    json.array();
    findings.forEach(finding -> finding.write(json));
    json.endArray();
  }
}
