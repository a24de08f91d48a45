package com.segmailer.server.contact;

import com.segmailer.server.json.JsonWriter;
import java.time.Instant;
import java.util.UUID;

/** One thing that happened to a contact. */
sealed interface TimelineEntry {

  Instant at();

  void write(JsonWriter json);

  /**
   * @param data as JSON
   */
  record Happened(UUID id, String name, byte[] data, Instant at, Instant receivedAt)
      implements TimelineEntry {

    @Override
    public void write(JsonWriter json) {
      json.object().field("kind", "event").field("at", at).name("event");
      writeEvent(json);
      json.end();
    }

    void writeEvent(JsonWriter json) {
      json.object()
          .field("id", id)
          .field("event", name)
          .name("data")
          .rawValue(data)
          .field("occurredAt", at)
          .field("receivedAt", receivedAt)
          .end();
    }
  }

  record Flipped(long version, int no, UUID segment, String name, boolean entered, Instant at)
      implements TimelineEntry {

    @Override
    public void write(JsonWriter json) {
      json.object().field("kind", "segment").field("at", at);
      writeChange(json);
      json.end();
    }

    void writeChange(JsonWriter json) {
      json.field("change", entered ? "entered" : "exited").name("segment").object();
      json.field("id", segment).field("name", name).end();
    }
  }
}
