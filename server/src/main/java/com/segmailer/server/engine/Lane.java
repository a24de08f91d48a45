package com.segmailer.server.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers submissions into batches. It runs only while there is something to do: whoever finds the
 * lane idle starts it, and it takes all that has come in while the batch before was stored and for a
 * moment after. After each batch other lanes that wait for a thread have their turn.
 */
final class Lane {

  /** More waiting than this is refused: the callers are better told than left to time out. */
  static final int MAX_WAITING = 10_000;

  /**
   * How long a lane that has just stored some waits for as many again. Those who were answered come
   * back at once; taking them by ones and threes would cost each a good part of a batch's statements.
   */
  private static final long LINGER_NANOS = 1_500_000;

  /** With fewer at a time nobody is made to wait. */
  private static final int SOME = 4;

  private record Waiting(Submission submission, CompletableFuture<Outcome> outcome) {}

  /** Who waits for the queue to hold so many. */
  private record Gathering(Thread thread, int expected) {}

  private final Executor threads;
  private final Function<List<Submission>, List<Outcome>> runner;
  // It takes no more room than those who wait: a node has lanes for every workspace it has met.
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean running = new AtomicBoolean();
  // How many the batch before stored and left behind, 0 when there was none: so many are under way
  // at a time. Only of interest to whoever runs the lane.
  private int expected;
  private volatile int storing;
  private volatile @Nullable Gathering gathering;

  Lane(Executor threads, Function<List<Submission>, List<Outcome>> runner) {
    this.threads = threads;
    this.runner = runner;
  }

  CompletableFuture<Outcome> enqueue(Submission submission) {
    var waiting = new Waiting(submission, new CompletableFuture<>());
    if (!queue.offer(waiting)) {
      throw new DoorBusy();
    }
    startIfIdle();
    var waits = gathering;
    if (waits != null && queue.size() >= waits.expected()) {
      LockSupport.unpark(waits.thread());
    }
    return waiting.outcome();
  }

  /** How many wait or are being stored. */
  int load() {
    return queue.size() + storing;
  }

  /** Whether anything waits or is being stored. */
  boolean isBusy() {
    return running.get() || !queue.isEmpty();
  }

  private void startIfIdle() {
    if (running.compareAndSet(false, true)) {
      goOn();
    }
  }

  // A lane that counts as running and does not run would take submissions and never store them: so
  // it stops also when there is no thread to be had, and below when an error ends the turn.
  private void goOn() {
    try {
      threads.execute(this::storeNext);
    } catch (RuntimeException | Error e) {
      running.set(false);
      throw e;
    }
  }

  private void storeNext() {
    boolean stored = false;
    try {
      stored = storeWaiting();
    } finally {
      if (stored) {
        goOn();
      } else {
        running.set(false);
        // Somebody may have come after the last look, and found the lane running.
        if (!queue.isEmpty()) {
          startIfIdle();
        }
      }
    }
  }

  private boolean storeWaiting() {
    linger();
    var batch = new ArrayList<Waiting>(Engine.MAX_BATCH);
    if (queue.drainTo(batch, Engine.MAX_BATCH) == 0) {
      expected = 0;
      return false;
    }
    storing = batch.size();
    store(batch);
    storing = 0;
    expected = batch.size() + queue.size();
    return true;
  }

  private void linger() {
    int enough = Math.min(expected, Engine.MAX_BATCH);
    if (enough < SOME) {
      return;
    }
    long end = System.nanoTime() + LINGER_NANOS;
    gathering = new Gathering(Thread.currentThread(), enough);
    for (long left = LINGER_NANOS;
        left > 0 && queue.size() < enough;
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    gathering = null;
  }

  private void store(List<Waiting> batch) {
    try {
      var outcomes = runner.apply(batch.stream().map(Waiting::submission).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).outcome().complete(outcomes.get(i));
      }
    } catch (RuntimeException | Error failure) {
      batch.forEach(waiting -> waiting.outcome().completeExceptionally(failure));
    }
  }
}
