package com.segmailer.server.scan;

import com.segmailer.server.postgres.Transaction;
import java.util.Optional;
import java.util.UUID;

/** Contacts whose ids come after {@code after}, up to and including {@code to}. */
public record IdRange(UUID after, UUID to) {

  /** Before every contact. */
  public static final UUID START = new UUID(0, 0);

  private static final UUID END = new UUID(-1, -1);

  private static final String NTH = """
      select id from contacts
       where workspace_id = ? and id > ? and id <= ?
       order by id offset ? limit 1
      """;

  private static final String LAST = """
      select id from contacts
       where workspace_id = ? and id > ? and id <= ?
       order by id desc limit 1
      """;

  /** The range that holds one contact alone. */
  public static IdRange just(UUID contact) {
    long low = contact.getLeastSignificantBits();
    // Bits of a UUID's end never are all zero here: two of them are its variant.
    return new IdRange(new UUID(contact.getMostSignificantBits(), low - 1), contact);
  }

  /** The range of the next {@code size} contacts (fewer at the end), or nothing if there are none. */
  public static Optional<IdRange> next(
      Transaction transaction, int workspace, UUID after, int size) {
    return new IdRange(after, END).next(transaction, workspace, size);
  }

  /**
   * All contacts that there are now. Whoever goes through them while others are created does not run
   * after those.
   */
  public static IdRange all(Transaction transaction, int workspace) {
    return transaction
        .first(LAST, row -> row.uuid(1), workspace, START, END)
        .map(last -> new IdRange(START, last))
        .orElse(new IdRange(START, START));
  }

  /** The contacts behind one, up to another; none where there is no other. */
  public static IdRange between(UUID after, Optional<UUID> last) {
    return new IdRange(after, last.orElse(after));
  }

  /** The same without the contacts up to and including {@code done}. */
  public IdRange behind(UUID done) {
    return new IdRange(done, to);
  }

  /** The part of this range with its first {@code size} contacts, or nothing if it has none. */
  public Optional<IdRange> next(Transaction transaction, int workspace, int size) {
    return transaction
        .first(NTH, row -> row.uuid(1), workspace, after, to, size - 1)
        .or(() -> transaction.first(LAST, row -> row.uuid(1), workspace, after, to))
        .map(last -> new IdRange(after, last));
  }
}
