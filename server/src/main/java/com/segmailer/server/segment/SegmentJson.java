package com.segmailer.server.segment;

import com.segmailer.core.condition.Explanation;
import com.segmailer.core.condition.Verdict;
import com.segmailer.server.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Segments and what is told of them, as JSON. */
final class SegmentJson {

  private SegmentJson() {}

  static void write(JsonWriter json, SegmentRow segment) {
    json.object()
        .field("id", segment.id())
        .field("name", segment.name())
        .field("description", segment.description())
        .field("type", segment.dynamic() ? "dynamic" : "manual")
        .name("condition");
    segment
        .condition()
        .ifPresentOrElse(
            condition -> json.rawValue(condition.getBytes(StandardCharsets.UTF_8)), json::nothing);
    json.field("state", segment.state());
    if (segment.state().equals("building")) {
      json.name("progress")
          .object()
          .field("done", segment.built())
          .field("total", Math.max(segment.built(), segment.toBuild()))
          .end();
    }
    json.field("members", segment.members())
        .field("createdAt", segment.createdAt())
        .field("updatedAt", segment.updatedAt())
        .end();
  }

  static void reference(JsonWriter json, UUID id, String name) {
    json.object().field("id", id).field("name", name).end();
  }

  static void contact(JsonWriter json, UUID id, @Nullable String email) {
    json.object().field("id", id).field("email", email).end();
  }

  static void change(JsonWriter json, SegmentStore.Change change) {
    json.object().name("contact");
    contact(json, change.contact(), change.email());
    json.field("change", change.entered() ? "entered" : "exited")
        .field("at", change.at())
        .end();
  }

  static void verdict(JsonWriter json, Verdict verdict) {
    json.field("matches", verdict.matches()).field("until", until(verdict));
  }

  /** A part of a condition with its verdict, and below it its own parts. */
  static void node(JsonWriter json, Explanation node) {
    json.object().field("condition", node.condition());
    verdict(json, node.verdict());
    json.field("seen", node.seen()).name("nodes").array();
    node.children().forEach(child -> node(json, child));
    json.endArray().end();
  }

  private static @Nullable Instant until(Verdict verdict) {
    // Beyond the years that a date on the wire may have.
    return verdict.until().isAfter(Instant.parse("9999-12-31T00:00:00Z"))
        ? null
        : verdict.until().truncatedTo(ChronoUnit.MICROS);
  }
}
