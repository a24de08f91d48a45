package com.segmailer.server.message;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.LastWords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Gives up messages of a claim that nobody has begun to hand over. */
final class PuttingBack {

  /** A turn may fail again, by one message of many: the others are not to wait for it. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private final Database database;
  private final InstantSource clock;

  PuttingBack(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What may not go yet. */
  void held(int workspace, UUID lease, List<Holding> holdings) {
    if (!holdings.isEmpty()) {
      database.inTransaction(sql -> {
        Holding.putBack(sql, workspace, lease, holdings);
        return holdings;
      });
    }
  }

  /** What a node that stops has not begun: others may have it at once. */
  void unbegun(int workspace, UUID lease, List<Claimed> messages) {
    var now = clock.instant();
    var holdings = messages.stream().map(one -> Holding.until(now, one.id())).toList();
    LastWords.say(() -> held(workspace, lease, holdings));
  }

  /** What a turn has not begun that failed because of {@code why}. */
  void afterFailure(int workspace, UUID lease, List<UUID> claimed, RuntimeException why) {
    var due = clock.instant().plus(AFTER_FAILURE);
    try {
      database.inTransaction(sql -> {
        Holding.putBackUnbegun(sql, workspace, lease, claimed, due);
        return claimed;
      });
    } catch (RuntimeException e) {
      // Then it is due again when the lease ends.
      why.addSuppressed(e);
    }
  }
}
