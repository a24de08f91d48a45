package com.segmailer.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker promises: it goes on, it wakes, it stops. */
@Timeout(20)
final class WorkerTest {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void a_round_that_fails_is_counted_and_followed_by_another() throws InterruptedException {
    var done = new CountDownLatch(1);
    var rounds = new AtomicInteger();

    try (var worker = Worker.start("failing", () -> {
      if (rounds.incrementAndGet() < 3) {
        throw new IllegalStateException("round fails");
      }
      done.countDown();
      return LONG;
    })) {
      done.await();

      assertThat(worker.failures()).isEqualTo(2);
    }
  }

  @Test
  void waking_ends_the_rest() throws InterruptedException {
    var rounds = new SynchronousQueue<Integer>();

    try (var worker = Worker.start("woken", () -> {
      handOver(rounds);
      return LONG;
    })) {
      rounds.take();
      worker.wake();

      assertThat(rounds.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void stopping_lets_the_round_end_by_itself() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var worker = Worker.start("slow", () -> {
      begun.countDown();
      await(finish);
      return Duration.ZERO;
    });
    begun.await();
    finish.countDown();

    assertThat(worker.stop(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void a_round_that_takes_longer_than_the_budget_is_interrupted() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var worker = Worker.start("stuck", () -> {
      begun.countDown();
      await(new CountDownLatch(1));
      if (Thread.currentThread().isInterrupted()) {
        interrupted.countDown();
      }
      return LONG;
    });
    begun.await();

    assertThat(worker.stop(Duration.ofMillis(10))).isFalse();
    interrupted.await();
  }

  private static void handOver(SynchronousQueue<Integer> queue) {
    try {
      queue.offer(1, 10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
