package com.segmailer.server.contact;

import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Row;
import java.time.Instant;
import java.util.UUID;

/** A segment that a contact is in. */
record Member(int no, UUID id, String name, String type, Instant enteredAt) {

  /** Reads the columns in the order of the components. */
  static Member of(Row row) {
    return new Member(row.integer(1), row.uuid(2), row.text(3), row.text(4), row.instant(5));
  }

  void write(JsonWriter json) {
    json.object()
        .field("id", id)
        .field("name", name)
        .field("type", type)
        .field("enteredAt", enteredAt)
        .end();
  }
}
