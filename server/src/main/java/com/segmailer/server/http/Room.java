package com.segmailer.server.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bytes of memory that requests may hold together. Whoever finds too few left may wait a moment. */
final class Room {

  /** How long a request waits for others to end. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String RETRY_AFTER_SECONDS = "2";

  private final String full;
  private final int bytes;
  private final Duration patience;
  // In turn, or those who want much would wait in vain; who finds enough need not queue.
  private final Semaphore free;

  /** @param full what is said when there is none left */
  Room(long bytes, Duration patience, String full) {
    this.full = full;
    this.bytes = (int) Math.min(bytes, Integer.MAX_VALUE);
    this.patience = patience;
    this.free = new Semaphore(this.bytes, true);
  }

  /**
   * How many bytes were taken, to be given back: those that are wanted, or all there are for whoever
   * wants more. Throws {@link Refused} when others do not leave in time.
   *
   * @param held what the same request has taken before
   */
  int take(long wanted, int held) {
    int taken = (int) Math.min(wanted, bytes - held);
    if (!free.tryAcquire(taken) && !isFreedFor(taken)) {
      throw Problem.of(ProblemType.REDUCED_CAPACITY, full)
          .withHeader("Retry-After", RETRY_AFTER_SECONDS)
          .refusal();
    }
    return taken;
  }

  void give(int taken) {
    free.release(taken);
  }

  private boolean isFreedFor(int taken) {
    try {
      return free.tryAcquire(taken, patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
