package com.segmailer.server.webhook;

import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Egress;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Sends what is due: one queue for each endpoint that has work and that no other node works on.
 * Commits on this node ring; others' work, and what becomes due, is found by looking.
 */
public final class DeliveryWorker implements QueueWork.Listener, AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final int MAX_FOUND = 1_000;

  /** How long attempts under way may go on once the node is stopped. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final Database database;
  private final Egress egress;
  private final Ids ids;
  private final InstantSource clock;
  private final Results results;
  private final WebhookMetrics metrics;
  private final QueueWork work;
  private final Map<EndpointKey, EndpointQueue> queues = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /** @param rules those of {@code egress} */
  public DeliveryWorker(
      Database database,
      Egress egress,
      AddressRules rules,
      Endpoints endpoints,
      WebhookMetrics metrics,
      Ids ids,
      InstantSource clock) {
    this.database = database;
    this.egress = egress;
    this.ids = ids;
    this.clock = clock;
    this.results = new Results(database);
    this.metrics = metrics;
    this.work = new QueueWork(
        database, new Sender(egress, rules), endpoints, results, metrics, clock, this);
  }

  /** To be called at the start of a node that has the database for itself: nobody sends now. */
  public static void releaseAll(Database database) {
    database.read(QueueStore::releaseAll);
  }

  /** Looks for queues with something due; yields how long to wait before looking again. */
  public Duration runOnce() {
    var found = database.read(sql -> QueueStore.withWork(sql, clock.instant(), MAX_FOUND));
    found.forEach(this::wake);
    return LOOK;
  }

  /** Counts what is due, for those who watch; yields how long that may stand. */
  public Duration countQueues() {
    return metrics.refresh(database);
  }

  @Override
  public void ring(int workspace, Collection<Integer> endpoints) {
    endpoints.forEach(no -> wake(new EndpointKey(workspace, no)));
  }

  /** To be called after the commit: what this node attempts from now on knows the endpoint anew. */
  public void changed(EndpointKey key) {
    var queue = queues.get(key);
    if (queue != null) {
      queue.changed();
    }
  }

  private void wake(EndpointKey key) {
    if (!stopping) {
      // While the map holds the key, so that a queue which ends is rung before it has gone from
      // here.
      queues.compute(key, (same, known) -> {
        var queue = known == null ? started(same) : known;
        queue.bell().ring();
        return queue;
      });
    }
  }

  private EndpointQueue started(EndpointKey key) {
    var queue = new EndpointQueue(key, ids.next(), work);
    Thread.ofVirtual().name("webhook queue").start(queue);
    return queue;
  }

  @Override
  public void ended(EndpointKey key, EndpointQueue queue) {
    queues.remove(key, queue);
    if (queue.bell().isUnheard()) {
      wake(key);
    }
  }

  @Override
  public boolean stopping() {
    return stopping;
  }

  @Override
  public void close() {
    stopping = true;
    queues.values().forEach(EndpointQueue::stop);
    waitUntil(() -> queues.values().stream().noneMatch(queue -> queue.running() > 0));
    egress.close();
    // What was broken off has no result, and is not waited for.
    queues.values().forEach(EndpointQueue::abandon);
    results.close();
    waitUntil(queues::isEmpty);
  }

  private static void waitUntil(BooleanSupplier holds) {
    long end = System.nanoTime() + DRAIN.toNanos();
    while (System.nanoTime() < end && !holds.getAsBoolean()) {
      if (!paused()) {
        return;
      }
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(10);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
