package com.segmailer.server.message;

import com.segmailer.server.mail.Delivery;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a group of messages over at once. Before the first octet goes out it is stored that somebody
 * may have them; what came of it is stored afterwards, also when the database was away meanwhile.
 */
final class HandOver {

  private static final int MOST_TRIES = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

  private final Database database;
  private final Carrier carrier;
  private final Settlement settlement;
  private final Throttle throttle;
  private final MessageMetrics metrics;
  private final InstantSource clock;

  HandOver(
      Database database,
      Carrier carrier,
      Settlement settlement,
      Throttle throttle,
      MessageMetrics metrics,
      InstantSource clock) {
    this.database = database;
    this.carrier = carrier;
    this.settlement = settlement;
    this.throttle = throttle;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Returns when it is stored what became of all of them. */
  void all(int workspace, UUID lease, List<Composed> group) {
    var ours = group.isEmpty() ? group : stillOurs(workspace, lease, group);
    if (ours.isEmpty()) {
      return;
    }
    var deliveries = delivered(ours);
    throttle.learn(workspace, ours, deliveries, clock.instant());
    settle(workspace, lease, ours, deliveries);
  }

  private List<Composed> stillOurs(int workspace, UUID lease, List<Composed> group) {
    var subjects = new LinkedHashMap<UUID, String>();
    group.forEach(one -> subjects.put(one.claimed().id(), one.mail().subject()));
    var ours = database.inTransaction(sql -> MessageStore.sending(sql, workspace, lease, subjects));
    return group.stream().filter(one -> ours.contains(one.claimed().id())).toList();
  }

  private List<Delivery> delivered(List<Composed> group) {
    var deliveries = new ArrayList<Delivery>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = group.stream().map(one -> threads.submit(() -> timed(one))).toList();
      running.forEach(one -> deliveries.add(delivery(one)));
    }
    return deliveries;
  }

  private Delivery timed(Composed message) {
    long begun = System.nanoTime();
    var delivery = carrier.deliver(message);
    metrics.attempted(System.nanoTime() - begun);
    return delivery;
  }

  private static Delivery delivery(Future<Delivery> running) {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Unknown("interrupted");
    } catch (ExecutionException e) {
      LOG.error("a message could not be handed over", e.getCause());
      // It may have been taken before whatever went wrong.
      return new Delivery.Unknown("an error here");
    }
  }

  // Settling twice is settling once, and what is not settled would be sent again or given up.
  private void settle(int workspace, UUID lease, List<Composed> group, List<Delivery> deliveries) {
    for (int tries = 1; ; tries++) {
      try {
        settlement.settle(workspace, lease, group, deliveries);
        return;
      } catch (DatabaseFailure failure) {
        if (!failure.isTransient()
            || tries == MOST_TRIES
            || Thread.currentThread().isInterrupted()) {
          throw failure;
        }
        LOG.warn("what became of {} messages is not stored yet", group.size(), failure);
        LockSupport.parkNanos(FIRST_PAUSE.toNanos() << tries);
      }
    }
  }
}
