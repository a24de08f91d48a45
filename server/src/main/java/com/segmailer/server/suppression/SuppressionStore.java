package com.segmailer.server.suppression;

import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The hashes of refused addresses. */
final class SuppressionStore {

  private static final String PAGE = """
      select address_hash, reason, created_at, address
        from suppressions
       where workspace_id = ? and address_hash > ? and (?::text is null or reason = ?)
       order by address_hash
       limit ?
      """;

  private static final String ALL = """
      select address_hash, reason, created_at, address
        from suppressions
       where workspace_id = ?
       order by address_hash
      """;

  private static final int FETCH = 500;

  private static final String ONE = """
      select address_hash, reason, created_at, address
        from suppressions
       where workspace_id = ? and address_hash = ?
      """;

  private static final String LIFT =
      "delete from suppressions where workspace_id = ? and address_hash = ?";

  // Or the next one would be one too many again.
  private static final String FORGET_SOFT_BOUNCES =
      "delete from soft_bounces where workspace_id = ? and address_hash = ?";

  /** An entry; of those that were erased there is no address. */
  record Suppression(byte[] hash, String reason, Instant createdAt, Optional<String> address) {
    String hex() {
      return HexFormat.of().formatHex(hash);
    }

    Suppression withoutAddress() {
      return new Suppression(hash, reason, createdAt, Optional.empty());
    }
  }

  /** @param reason null for all of them */
  List<Suppression> page(
      Transaction transaction, int workspace, byte[] after, @Nullable String reason, int limit) {
    return transaction.query(PAGE, SuppressionStore::read, workspace, after, reason, reason, limit);
  }

  void all(Transaction transaction, int workspace, Consumer<Suppression> reader) {
    transaction.stream(ALL, FETCH, row -> reader.accept(read(row)), workspace);
  }

  Optional<Suppression> find(Transaction transaction, int workspace, byte[] hash) {
    return transaction.first(ONE, SuppressionStore::read, workspace, hash);
  }

  /** Yields whether there was anything to lift. */
  boolean lift(Transaction transaction, int workspace, byte[] hash) {
    transaction.update(FORGET_SOFT_BOUNCES, workspace, hash);
    return transaction.update(LIFT, workspace, hash) > 0;
  }

  private static Suppression read(Row row) {
    return new Suppression(row.bytes(1), row.text(2), row.instant(3), row.optionalText(4));
  }
}
