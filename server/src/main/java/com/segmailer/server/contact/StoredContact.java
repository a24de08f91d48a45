package com.segmailer.server.contact;

import com.segmailer.server.postgres.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact's row as readers need it.
 *
 * @param attributes as JSON
 * @param segments the numbers of its segments
 * @param shownVersion the version in which any of this changed last
 */
public record StoredContact(
    UUID id,
    @Nullable String email,
    @Nullable String externalId,
    boolean subscribed,
    byte[] attributes,
    int[] segments,
    long shownVersion,
    Instant createdAt,
    Instant updatedAt) {

  /** The columns that {@link #of} reads, of a table called {@code c}. */
  static final String COLUMNS = """
      c.id, c.email, c.external_id, c.subscribed, c.attributes::text, c.segments, c.shown_version,
      c.created_at, c.updated_at""";

  static StoredContact of(Row row) {
    return new StoredContact(
        row.uuid(1),
        row.textOrNull(2),
        row.textOrNull(3),
        row.bool(4),
        row.bytes(5),
        row.ints(6),
        row.bigint(7),
        row.instant(8),
        row.instant(9));
  }
}
