package com.segmailer.server.message;

import com.segmailer.server.postgres.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The claims of this node: while it lives they are extended, however slow a mail server is. */
final class Leases {

  /** Turns that are quicker need no extension. */
  private static final Duration USUAL = Duration.ofSeconds(30);

  /** @param holders who works on it: a turn, and what it has left behind */
  private record Lease(int workspace, List<UUID> messages, Instant since, int holders) {
    private Lease with(int more) {
      return new Lease(workspace, messages, since, holders + more);
    }
  }

  private final Database database;
  private final InstantSource clock;
  private final Map<UUID, Lease> held = new ConcurrentHashMap<>();

  Leases(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  void begin(UUID lease, int workspace, List<Claimed> messages) {
    var ids = messages.stream().map(Claimed::id).toList();
    held.put(lease, new Lease(workspace, ids, clock.instant(), 1));
  }

  /** Somebody else works on it, too; whoever does ends it. */
  void share(UUID lease) {
    held.computeIfPresent(lease, (id, one) -> one.with(1));
  }

  void end(UUID lease) {
    held.computeIfPresent(lease, (id, one) -> one.holders() == 1 ? null : one.with(-1));
  }

  /** What has been lost meanwhile stays lost: whoever has it now is named by another lease. */
  void extend() {
    var now = clock.instant();
    held.forEach((id, lease) -> {
      if (lease.since().plus(USUAL).isBefore(now)) {
        database.inTransaction(
            sql -> MessageStore.extend(sql, lease.workspace(), id, lease.messages(), now));
      }
    });
  }
}
