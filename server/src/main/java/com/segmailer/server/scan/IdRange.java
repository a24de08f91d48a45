package com.segmailer.server.scan;

import com.segmailer.server.postgres.Transaction;
import java.util.Optional;
import java.util.UUID;

/** Contacts whose ids come after {@code after}, up to and including {@code to}. */
public record IdRange(UUID after, UUID to) {

  /** Before every contact. */
  public static final UUID START = new UUID(0, 0);

  private static final String NTH = """
      select id from contacts
       where workspace_id = ? and id > ?
       order by id offset ? limit 1
      """;

  private static final String LAST =
      "select id from contacts where workspace_id = ? and id > ? order by id desc limit 1";

  /** The range that holds one contact alone. */
  public static IdRange just(UUID contact) {
    long low = contact.getLeastSignificantBits();
    // Bits of a UUID's end never are all zero here: two of them are its variant.
    return new IdRange(new UUID(contact.getMostSignificantBits(), low - 1), contact);
  }

  /** The range of the next {@code size} contacts (fewer at the end), or nothing if there are none. */
  public static Optional<IdRange> next(
      Transaction transaction, int workspace, UUID after, int size) {
    return transaction.query(NTH, row -> row.uuid(1), workspace, after, size - 1).stream()
        .findFirst()
        .or(() -> transaction.query(LAST, row -> row.uuid(1), workspace, after).stream()
            .findFirst())
        .map(to -> new IdRange(after, to));
  }
}
