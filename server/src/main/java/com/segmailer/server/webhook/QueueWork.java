package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Answer;
import com.segmailer.core.webhook.Health;
import com.segmailer.server.egress.Exchange;
import com.segmailer.server.engine.Bell;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.webhook.QueueStore.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What queues have done for them: reading, sending, deciding, storing. */
final class QueueWork {

  /**
   * What an attempt means for the queue.
   *
   * @param ended whether the endpoint was given up with it
   */
  record Attempted(boolean success, boolean ended) {}

  /** How long what was read of a delivery may be used without another look. */
  static final Duration FRESH = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(QueueWork.class);

  private final Database database;
  private final Sender sender;
  private final Endpoints endpoints;
  private final Results results;
  private final WebhookMetrics metrics;
  private final InstantSource clock;
  private final Listener listener;

  /** Who hears of ends, and whether all is to end. */
  interface Listener extends Bell {
    void ended(EndpointKey key, EndpointQueue queue);

    boolean stopping();
  }

  QueueWork(
      Database database,
      Sender sender,
      Endpoints endpoints,
      Results results,
      WebhookMetrics metrics,
      InstantSource clock,
      Listener listener) {
    this.database = database;
    this.sender = sender;
    this.endpoints = endpoints;
    this.results = results;
    this.metrics = metrics;
    this.clock = clock;
    this.listener = listener;
  }

  Optional<Endpoint> claim(EndpointKey key, UUID lease) {
    var now = clock.instant();
    return database.alone(
        sql -> QueueStore.claim(sql, key, lease, now.plus(EndpointQueue.LEASE), now));
  }

  /** The endpoint as it is now; empty when it is disabled, gone, or another node's. */
  Optional<Endpoint> held(EndpointKey key, UUID lease) {
    var now = clock.instant();
    var fresh = database.read(
        sql -> QueueStore.held(sql, key, lease, now.plus(EndpointQueue.LEASE.dividedBy(2))));
    return fresh.isPresent()
        ? fresh
        : database.read(sql -> QueueStore.renew(sql, key, lease, now.plus(EndpointQueue.LEASE)));
  }

  List<Due> due(EndpointKey key, UUID lease, Collection<UUID> known, int limit) {
    return database.read(sql -> QueueStore.due(sql, key, lease, known, limit, clock.instant()));
  }

  void release(EndpointKey key, UUID lease) {
    try {
      database.read(sql -> QueueStore.release(sql, key, lease));
    } catch (RuntimeException e) {
      LOG.warn("a lease was not given back and ends by itself", e);
    }
  }

  void ended(EndpointKey key, EndpointQueue queue) {
    listener.ended(key, queue);
  }

  Optional<AttemptPlaces.Place> place(EndpointKey key, boolean failing) {
    return sender.place(key, failing);
  }

  /**
   * Makes the attempt and has its outcome stored; empty when this node was stopped meanwhile, or the
   * delivery is not to be made any more.
   */
  Optional<Attempted> attempt(
      Endpoint endpoint, Due due, AtomicReference<Health> health, Runnable stored)
      throws InterruptedException {
    if (!isStillDue(endpoint.key(), due)) {
      stored.run();
      return Optional.empty();
    }
    var exchange = exchange(endpoint, due);
    if (exchange instanceof Exchange.Failed && listener.stopping()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var verdict = Sender.answer(exchange, now)
        .verdict(due.attempts() + 1, now, ThreadLocalRandom.current().nextDouble());
    boolean success = verdict instanceof Answer.Delivered;
    var before = health.getAndUpdate(known -> known.after(success, now));
    var after = before.after(success, now);
    Optional<Health> toStore = after.equals(before) ? Optional.empty() : Optional.of(after);
    results.add(new Result(endpoint.key(), due, now, exchange, verdict, toStore, stored));
    metrics.attempted(verdict, exchange.took());
    boolean gone = verdict instanceof Answer.Gone;
    boolean ended = (gone || after.exhausted()) && disabled(endpoint, gone ? "gone" : "failing");
    return Optional.of(new Attempted(success, ended));
  }

  /** Whether a delivery that was read a while ago is still to be made: its contact may be erased. */
  private boolean isStillDue(EndpointKey key, Due due) {
    return !due.readAt().plus(FRESH).isBefore(clock.instant())
        || database.read(sql -> QueueStore.isDue(sql, key, due));
  }

  // Whatever one delivery breaks counts as its failure, so that it ends like any other.
  private Exchange exchange(Endpoint endpoint, Due due) throws InterruptedException {
    try {
      return sender.send(endpoint, due, clock.instant());
    } catch (RuntimeException e) {
      LOG.error("an attempt of webhook {} broke", endpoint.id(), e);
      return new Exchange.Failed(Exchange.Reason.BROKEN, Duration.ZERO);
    }
  }

  private boolean disabled(Endpoint endpoint, String reason) {
    try {
      endpoints.disable(endpoint, reason, listener);
      LOG.info(
          "webhook {} of workspace {} is disabled: {}",
          endpoint.id(),
          endpoint.key().workspace(),
          reason);
      return true;
    } catch (RuntimeException e) {
      // The next failure says so again.
      LOG.error("a webhook cannot be disabled", e);
      return false;
    }
  }
}
