package com.segmailer.server.message;

import com.segmailer.server.postgres.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The claims of this node: while somebody works on messages they are kept, however slow a mail server
 * is, and no longer.
 */
final class Leases {

  /** Turns that are quicker need no extension. */
  private static final Duration USUAL = Duration.ofSeconds(30);

  /** Messages of a claim that somebody works on: a turn, or what follows a few that it left behind. */
  static final class Hold {
    private final UUID lease;
    private final int workspace;
    private final List<UUID> messages;
    private final Instant since;

    private Hold(UUID lease, int workspace, List<UUID> messages, Instant since) {
      this.lease = lease;
      this.workspace = workspace;
      this.messages = List.copyOf(messages);
      this.since = since;
    }
  }

  private final Database database;
  private final InstantSource clock;
  private final Set<Hold> held = ConcurrentHashMap.newKeySet();

  Leases(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps messages of a claim until {@link #end}; each of those who work on it has a hold of its own. */
  Hold begin(UUID lease, int workspace, List<UUID> messages) {
    var hold = new Hold(lease, workspace, messages, clock.instant());
    held.add(hold);
    return hold;
  }

  void end(Hold hold) {
    held.remove(hold);
  }

  /** What has been lost meanwhile stays lost: whoever has it now is named by another lease. */
  void extend() {
    var now = clock.instant();
    for (var hold : held) {
      if (hold.since.plus(USUAL).isBefore(now)) {
        database.inTransaction(
            sql -> MessageStore.extend(sql, hold.workspace, hold.lease, hold.messages, now));
      }
    }
  }
}
