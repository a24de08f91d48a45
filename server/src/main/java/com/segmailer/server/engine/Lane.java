package com.segmailer.server.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Gathers submissions into batches. It runs only while there is something to do: whoever finds the
 * lane idle starts it, and it takes all that has come in while the batch before was stored and for a
 * moment after. After each batch other lanes that wait for a thread have their turn.
 */
final class Lane {

  /** More waiting than this is refused: the callers are better told than left to time out. */
  static final int MAX_WAITING = 10_000;

  /**
   * How long a lane that has just stored many waits for as many again. Those who were answered come
   * back at once; taking them by twos and threes would cost each a good part of a batch's statements.
   */
  private static final long LINGER_NANOS = 1_500_000;

  /** With fewer at a time nobody is made to wait. */
  private static final int MANY = 8;

  private static final long PAUSE_NANOS = 250_000;

  private record Waiting(Submission submission, CompletableFuture<Outcome> outcome) {}

  private final Executor threads;
  private final Function<List<Submission>, List<Outcome>> runner;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean running = new AtomicBoolean();
  // Of the batch before, 0 when there was none: only of interest to whoever runs the lane.
  private int stored;

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
    return waiting.outcome();
  }

  /** Whether anything waits or is being stored. */
  boolean isBusy() {
    return running.get() || !queue.isEmpty();
  }

  private void startIfIdle() {
    if (running.compareAndSet(false, true)) {
      threads.execute(this::storeNext);
    }
  }

  private void storeNext() {
    linger();
    var batch = new ArrayList<Waiting>(Engine.MAX_BATCH);
    if (queue.drainTo(batch, Engine.MAX_BATCH) > 0) {
      store(batch);
      stored = batch.size();
      threads.execute(this::storeNext);
      return;
    }
    stored = 0;
    running.set(false);
    // Somebody may have come between the last look and the line above, and found the lane running.
    if (!queue.isEmpty()) {
      startIfIdle();
    }
  }

  private void linger() {
    long end = System.nanoTime() + LINGER_NANOS;
    while (stored >= MANY && queue.size() < stored && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
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
