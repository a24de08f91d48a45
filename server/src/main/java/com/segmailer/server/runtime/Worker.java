package com.segmailer.server.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop on a virtual thread around work that says how long it may rest. Failures are recorded and
 * put off the next round; they never end the loop.
 */
public final class Worker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

  /** What a round may take when it is time to stop. */
  public static final Duration USUAL_BUDGET = Duration.ofSeconds(10);

  /** After an interrupt, to store what the round has come to. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final String name;
  private final Supplier<Duration> runOnce;
  private final Semaphore wakeUps = new Semaphore(0);
  private final AtomicLong failures = new AtomicLong();
  private final Thread thread;
  private volatile boolean stopping;

  private Worker(String name, Supplier<Duration> runOnce) {
    this.name = name;
    this.runOnce = runOnce;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
  }

  /**
   * Starts the loop.
   *
   * @param runOnce does one round and yields how long to rest; zero when there is more to do
   */
  public static Worker start(String name, Supplier<Duration> runOnce) {
    var worker = new Worker(name, runOnce);
    worker.thread.start();
    return worker;
  }

  /** Ends the present rest, or the next one. */
  public void wake() {
    wakeUps.release();
  }

  /** How many rounds have failed. */
  public long failures() {
    return failures.get();
  }

  /** {@link #stop} with the usual budget. */
  @Override
  public void close() {
    stop(USUAL_BUDGET);
  }

  /**
   * Lets the present round end within {@code budget}, then interrupts it. An interrupt closes the
   * connection that a round is using, hence not at once.
   *
   * @return whether the round ended by itself
   */
  public boolean stop(Duration budget) {
    stopping = true;
    wake();
    try {
      if (thread.join(budget)) {
        return true;
      }
      if (budget.isPositive()) { // Else it was given no time, and did nothing wrong.
        LOG.warn("worker {} does not stop in time, interrupting it", name);
      }
      thread.interrupt();
      thread.join(LAST_WORDS);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void loop() {
    var backoff = FIRST_BACKOFF;
    while (!stopping) {
      Duration rest;
      try {
        rest = runOnce.get();
        backoff = FIRST_BACKOFF;
      } catch (RuntimeException | Error e) {
        failures.incrementAndGet();
        LOG.error("worker {} failed, next round in {} s", name, backoff.toMillis() / 1e3, e);
        rest = backoff;
        backoff = backoff.multipliedBy(2);
        backoff = backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff;
      }
      if (!rested(rest)) {
        return;
      }
    }
  }

  private boolean rested(Duration rest) {
    try {
      if (rest.isPositive() && wakeUps.tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS)) {
        wakeUps.drainPermits();
      }
      return !Thread.currentThread().isInterrupted();
    } catch (InterruptedException e) {
      return false;
    }
  }
}
