package com.segmailer.server.contact;

import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything held about a person, as one JSON object that goes out while its rows are read: however
 * much there is, no more is in memory than a few rows.
 *
 * @param addressHash under which lists of addresses know the person; null without an address
 */
public record PersonDocument(
    Transaction sql,
    int workspace,
    UUID contact,
    byte @Nullable [] addressHash,
    JsonWriter json,
    OutputStream out) {

  /** Rows read at a time of those that have 100 kB at most. */
  public static final int USUAL = 100;

  /** Rows read at a time of those that hold a whole mail, which may have megabytes. */
  public static final int LARGE = 5;

  static final int PIECE = 32_768;

  /**
   * The member {@code name}: an array with an item for each row.
   *
   * @param query asks for a workspace and a contact, in this order
   */
  public void array(String name, int fetch, String query, BiConsumer<JsonWriter, Row> item) {
    json.name(name).array();
    each(query, fetch, row -> item.accept(json, row), workspace, contact);
    json.endArray();
  }

  /** Hands over one row after the other, and sends on what was written of each. */
  public void each(String query, int fetch, Consumer<Row> reader, @Nullable Object... parameters) {
    sql.stream(
        query,
        fetch,
        row -> {
          reader.accept(row);
          drainIfLong(json, out);
        },
        parameters);
  }

  static void drainIfLong(JsonWriter json, OutputStream out) {
    if (json.length() >= PIECE) {
      try {
        json.drainTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
