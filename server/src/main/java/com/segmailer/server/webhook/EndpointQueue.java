package com.segmailer.server.webhook;

import com.segmailer.server.webhook.QueueStore.Due;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of one endpoint, worked on by this node as long as it holds the lease. Nothing in it
 * waits for another endpoint's receiver. Ends by itself when there is nothing to do for a while.
 */
final class EndpointQueue implements Runnable {

  /** Attempts at a time at an endpoint that is well, and at one that fails again and again. */
  static final int MAX_WELL = 64;

  static final int MAX_FAILING = 2;

  /** So many failures in a row, and an endpoint is not well. */
  static final int FAILURES = 10;

  /** Deliveries read at once, and held in memory at most. */
  static final int READ = 256;

  static final int MAX_KNOWN = 1_024;

  static final Duration LEASE = Duration.ofSeconds(60);

  private static final long LOOK_MILLIS = 250;
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long DRAIN_LOOK_MILLIS = 20;
  private static final int CLAIM_TRIES = 5;
  private static final Logger LOG = LoggerFactory.getLogger(EndpointQueue.class);

  private final EndpointKey key;
  private final UUID lease;
  private final QueueWork work;
  private final QueueBell bell = new QueueBell();
  private final Set<UUID> known = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingQueue<Due> ready = new LinkedBlockingQueue<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean stopping;
  private volatile boolean abandoned;
  private volatile boolean backlog;
  private final KnownEndpoint endpoint = new KnownEndpoint();

  EndpointQueue(EndpointKey key, UUID lease, QueueWork work) {
    this.key = key;
    this.lease = lease;
    this.work = work;
  }

  QueueBell bell() {
    return bell;
  }

  /** The endpoint is another now: no attempt that begins after this knows it as it was. */
  void changed() {
    endpoint.changed();
    bell.wake();
  }

  /** Begins nothing new; what is under way goes on. */
  void stop() {
    stopping = true;
    bell.wake();
  }

  /** The node goes away: nothing that is still under way will have an outcome. */
  void abandon() {
    abandoned = true;
  }

  /** How many attempts are under way. */
  int running() {
    return running.get();
  }

  @Override
  public void run() {
    try {
      if (claimed()) {
        serve();
      }
    } catch (InterruptedException e) {
      stopping = true;
    } catch (RuntimeException e) {
      // The lease ends by itself, and then somebody goes on.
      LOG.error("the queue of webhook {} of workspace {} broke off", key.no(), key.workspace(), e);
    } finally {
      stopping = true;
      drain();
      work.release(key, lease);
      work.ended(key, this);
    }
  }

  // Another node may be about to let go.
  private boolean claimed() throws InterruptedException {
    for (int tries = 0; tries < CLAIM_TRIES && !stopping; tries++) {
      if (endpoint.read(() -> work.claim(key, lease))) {
        return true;
      }
      bell.await(LOOK_MILLIS);
    }
    return false;
  }

  private void serve() throws InterruptedException {
    long refreshed = System.nanoTime();
    long busy = refreshed;
    failures.set(endpoint.health().get().failing() ? FAILURES : 0);
    while (!stopping) {
      long now = System.nanoTime();
      if (endpoint.stale() || now - refreshed > REFRESH_NANOS) {
        refreshed = now;
        if (!endpoint.read(() -> work.held(key, lease))) {
          return;
        }
      }
      refill();
      startAttempts();
      busy = known.isEmpty() ? busy : now;
      if (now - busy > IDLE_NANOS) {
        return;
      }
      bell.await(LOOK_MILLIS);
    }
  }

  private void refill() {
    if (ready.size() >= READ / 2 || known.size() > MAX_KNOWN - READ) {
      return;
    }
    bell.looking();
    var found = work.due(key, lease, known, READ);
    backlog = found.size() == READ;
    found.forEach(due -> known.add(due.message()));
    ready.addAll(found);
  }

  private void startAttempts() {
    // Those under way may hang: nothing that is ready is left to them.
    int more = Math.min(limit() - running.get(), ready.size());
    for (int i = 0; i < more; i++) {
      running.incrementAndGet();
      Thread.ofVirtual().name("webhook").start(this::attempts);
    }
  }

  private int limit() {
    return failures.get() >= FAILURES ? MAX_FAILING : MAX_WELL;
  }

  /** One attempt after the other, as long as there are any and there are not too many doing so. */
  private void attempts() {
    boolean hasPlaces = true;
    try {
      while (hasPlaces && !ready.isEmpty() && mayAttempt()) {
        var place = work.place(key, endpoint.health().get().failing());
        hasPlaces = place.isPresent();
        if (hasPlaces) {
          attemptNext(place.get());
        }
      }
    } catch (InterruptedException e) {
      stop();
    } finally {
      running.decrementAndGet();
      // Without a place it is the next look that goes on.
      if (hasPlaces && !ready.isEmpty()) {
        bell.wake();
      }
    }
  }

  private boolean mayAttempt() {
    return !stopping && !endpoint.stale() && running.get() <= limit();
  }

  private void attemptNext(AttemptPlaces.Place place) throws InterruptedException {
    try (place) {
      var due = ready.poll();
      if (due != null) {
        attempt(due);
      }
    }
  }

  private void attempt(Due due) throws InterruptedException {
    if (backlog && ready.size() < READ / 2) {
      bell.wake();
    }
    var current = endpoint.current();
    if (current.isEmpty()) {
      // It stays due, and is read again after the endpoint.
      forget(due);
      bell.wake();
      return;
    }
    try {
      var attempted = work.attempt(current.get(), due, endpoint.health(), () -> forget(due));
      if (attempted.isEmpty()) {
        // Nobody knows how it would have ended: it stays due, if it still is.
        return;
      }
      failures.updateAndGet(
          before -> attempted.get().success() ? 0 : Math.min(before + 1, FAILURES));
      if (attempted.get().ended()) {
        stop();
      }
    } catch (RuntimeException e) {
      forget(due);
      LOG.error("an attempt of webhook {} of workspace {} broke", key.no(), key.workspace(), e);
    }
  }

  /** What is under way here nobody else may begin: so the lease is kept until it is over. */
  private void drain() {
    ready.forEach(this::forget);
    ready.clear();
    long end = System.nanoTime() + DRAIN_NANOS;
    try {
      while (!known.isEmpty() && !abandoned && System.nanoTime() < end) {
        bell.await(DRAIN_LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget(Due due) {
    known.remove(due.message());
  }
}
