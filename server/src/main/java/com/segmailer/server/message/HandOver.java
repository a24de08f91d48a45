package com.segmailer.server.message;

import com.segmailer.server.mail.Delivery;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.runtime.LastWords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a group of messages over at once. Before the first octet goes out it is stored that somebody
 * may have them; what came of it is stored afterwards, also when the database was away meanwhile.
 */
final class HandOver {

  /** Who takes longer is not waited for, if there is room for them. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

  private final Database database;
  private final Carrier carrier;
  private final Settlement settlement;
  private final Throttle throttle;
  private final MessageMetrics metrics;
  private final Leases leases;
  private final Stragglers stragglers;
  private final InstantSource clock;

  HandOver(
      Database database,
      Carrier carrier,
      Settlement settlement,
      Throttle throttle,
      MessageMetrics metrics,
      Leases leases,
      InstantSource clock) {
    this.database = database;
    this.carrier = carrier;
    this.settlement = settlement;
    this.throttle = throttle;
    this.metrics = metrics;
    this.leases = leases;
    this.stragglers = new Stragglers(carrier.connections());
    this.clock = clock;
  }

  /**
   * Returns when it is stored what became of all but a few: those that take long are followed beside,
   * under a hold of their own.
   */
  void all(int workspace, UUID lease, List<Composed> group) {
    var ours = group.isEmpty() ? group : stillOurs(workspace, lease, group);
    if (ours.isEmpty()) {
      return;
    }
    var attempts = new Attempts(ours, this::timed);
    RuntimeException failed = null;
    do {
      try {
        settle(workspace, lease, attempts);
      } catch (RuntimeException e) {
        // The others are under way all the same, and what becomes of them must be known.
        failed = failed == null ? e : failed;
      }
    } while (!attempts.areOver() && !areFollowed(workspace, lease, attempts));
    if (failed != null) {
      throw failed;
    }
  }

  private boolean areFollowed(int workspace, UUID lease, Attempts attempts) {
    var open = attempts.open();
    var hold = leases.begin(lease, workspace, open);
    boolean followed = stragglers.follow(workspace, open.size(), () -> {
      try {
        follow(workspace, lease, attempts);
      } finally {
        leases.end(hold);
      }
    });
    if (!followed) {
      leases.end(hold);
    }
    return followed;
  }

  private void follow(int workspace, UUID lease, Attempts attempts) {
    while (!attempts.areOver()) {
      try {
        settle(workspace, lease, attempts);
      } catch (RuntimeException e) {
        LOG.error("what became of messages of workspace {} was not stored", workspace, e);
      }
    }
  }

  /** Stores what has ended, after a while or when all have. */
  private void settle(int workspace, UUID lease, Attempts attempts) {
    var ended = attempts.within(PATIENCE);
    if (ended.isEmpty()) {
      return;
    }
    var messages = ended.stream().map(Attempts.Ended::message).toList();
    var deliveries = ended.stream().map(Attempts.Ended::delivery).toList();
    // Whether the server can be reached at all shows when the whole group has ended, at the latest.
    boolean reached = attempts.reached() || !attempts.areOver();
    throttle.learn(workspace, messages, deliveries, reached, clock.instant());
    // Also when it is time to stop, or those that were taken would be sent again.
    LastWords.say(() -> settle(workspace, lease, messages, deliveries));
  }

  /** Nothing more is left behind. */
  void stop() {
    stragglers.stop();
  }

  /** Nothing is begun any more: what is slow may end within {@code grace}, or is broken off. */
  void end(Duration grace) {
    stragglers.end(grace);
  }

  private List<Composed> stillOurs(int workspace, UUID lease, List<Composed> group) {
    var subjects = new LinkedHashMap<UUID, String>();
    group.forEach(one -> subjects.put(one.claimed().id(), one.mail().subject()));
    var ours = database.inTransaction(sql -> MessageStore.sending(sql, workspace, lease, subjects));
    return group.stream().filter(one -> ours.contains(one.claimed().id())).toList();
  }

  private Delivery timed(Composed message) {
    long begun = System.nanoTime();
    var delivery = carrier.deliver(message);
    metrics.attempted(System.nanoTime() - begun);
    return delivery;
  }

  // Settling twice is settling once, and what is not settled would be sent again or given up: so it
  // is tried for as long as nobody else can have the claim.
  private void settle(int workspace, UUID lease, List<Composed> group, List<Delivery> deliveries) {
    long begun = System.nanoTime();
    boolean told = false;
    try {
      for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
        try {
          settlement.settle(workspace, lease, group, deliveries);
          return;
        } catch (DatabaseFailure failure) {
          boolean late = System.nanoTime() - begun > MessageStore.LEASE.toNanos();
          // The first interrupt may have cut off just this: it is tried once more.
          boolean again = told && Thread.currentThread().isInterrupted();
          if (!failure.isTransient() || late || again) {
            throw failure;
          }
          told |= Thread.interrupted();
          LOG.warn("what became of {} messages is not stored yet", group.size(), failure);
          LockSupport.parkNanos(pause.toNanos());
        }
      }
    } finally {
      if (told) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
