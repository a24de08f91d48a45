package com.segmailer.server.message;

import com.segmailer.server.mail.Delivery;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.runtime.LastWords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
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

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
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
    // Also when it is time to stop, or those that were taken would be sent again.
    LastWords.say(() -> settle(workspace, lease, ours, deliveries));
  }

  private List<Composed> stillOurs(int workspace, UUID lease, List<Composed> group) {
    var subjects = new LinkedHashMap<UUID, String>();
    group.forEach(one -> subjects.put(one.claimed().id(), one.mail().subject()));
    var ours = database.inTransaction(sql -> MessageStore.sending(sql, workspace, lease, subjects));
    return group.stream().filter(one -> ours.contains(one.claimed().id())).toList();
  }

  private List<Delivery> delivered(List<Composed> group) {
    var running = new ArrayList<Future<Delivery>>();
    // At its end all have come to something: an interrupt of this thread reaches each of them.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      group.forEach(one -> running.add(threads.submit(() -> timed(one))));
    }
    return running.stream().map(HandOver::delivery).toList();
  }

  private Delivery timed(Composed message) {
    long begun = System.nanoTime();
    var delivery = carrier.deliver(message);
    metrics.attempted(System.nanoTime() - begun);
    return delivery;
  }

  private static Delivery delivery(Future<Delivery> running) {
    if (running.state() == Future.State.SUCCESS) {
      return running.resultNow();
    }
    var why = running.state() == Future.State.FAILED ? running.exceptionNow() : null;
    LOG.error("a message could not be handed over", why);
    // It may have been taken before whatever went wrong.
    return new Delivery.Unknown("an error here");
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
