package com.segmailer.server.tracking;

import com.segmailer.server.engine.DoorBusy;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores hits, and says when their visitors may go on. One who comes alone goes on when the hit is
 * stored. In a crowd, and when the database hangs, people are sent on before: what they did is
 * stored all the same, in larger batches. Only a process that is killed meanwhile loses it.
 */
final class HitRecorder {

  /** The most hits of a workspace whose visitors went on before; for others there is no room. */
  static final int MAX_AHEAD = 320;

  /** With fewer on their way nobody is sent on early. */
  private static final int CROWD = 16;

  /** The longest that a visitor waits to be stored, or for room. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Engine engine;
  private final Map<Integer, Semaphore> rooms = new ConcurrentHashMap<>();

  HitRecorder(Engine engine) {
    this.engine = engine;
  }

  /**
   * Begins to store a hit, and returns when its visitor may go on.
   *
   * @param told of the outcome, or else of the failure, now or later and on another thread
   * @throws DoorBusy when too much waits already
   */
  void record(
      int workspace, Submission hit, BiConsumer<@Nullable Outcome, @Nullable Throwable> told) {
    // Each workspace has its own: where one is held up, others are not.
    var room = rooms.computeIfAbsent(workspace, any -> new Semaphore(MAX_AHEAD, true));
    boolean ahead = withinPatience(room::tryAcquire);
    var stored = begin(workspace, hit, ahead ? room::release : () -> {}, told);
    if (MAX_AHEAD - room.availablePermits() < CROWD) {
      // Not by the future, which would make an exception of whoever goes on early.
      var _ = withinPatience(stored::await);
    }
  }

  private interface Waiting {
    boolean ends(long time, TimeUnit unit) throws InterruptedException;
  }

  /** Whoever is interrupted has waited long enough; the hit is none the less. */
  private static boolean withinPatience(Waiting waiting) {
    try {
      return waiting.ends(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CountDownLatch begin(
      int workspace,
      Submission hit,
      Runnable leave,
      BiConsumer<@Nullable Outcome, @Nullable Throwable> told) {
    var stored = new CountDownLatch(1);
    try {
      engine.begin(workspace, hit).whenComplete((outcome, failure) -> {
        try {
          told.accept(outcome, failure);
        } finally {
          leave.run();
          stored.countDown();
        }
      });
      return stored;
    } catch (RuntimeException refused) {
      leave.run();
      throw refused;
    }
  }
}
