package com.segmailer.server.definition;

import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.RowReader;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that refers to another, which cannot be deleted as long.
 *
 * @param type of the thing, as answers call it
 */
public record Referrer(String type, UUID id, String name) {

  /** Reads those of a type from rows of ids and names. */
  public static RowReader<Referrer> of(String type) {
    return (Row row) -> new Referrer(type, row.uuid(1), row.text(2));
  }

  /** As problems list it. */
  public Value value() {
    return new Value.Dict(Map.of(
        "type", new Value.Text(type),
        "id", new Value.Text(id.toString()),
        "name", new Value.Text(name)));
  }
}
