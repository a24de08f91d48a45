package com.segmailer.server.webhook;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a queue, and knows whether it was rung for something that the queue has not looked for since. */
final class QueueBell {

  private static final long GATHER_MILLIS = 2;

  private final Semaphore wakeUps = new Semaphore(0);
  // Who never looked has no claim, and whoever has it does look.
  private volatile boolean looked;
  private volatile boolean rung;

  /** There is something new to send. */
  void ring() {
    rung = true;
    wake();
  }

  /** There is something else to see to. */
  void wake() {
    wakeUps.release();
  }

  /** To be called before what is due is read. */
  void looking() {
    looked = true;
    rung = false;
  }

  /** Of a queue that has ended: whether another must look in its place. */
  boolean isUnheard() {
    return looked && rung;
  }

  /** Returns early when it is woken; commits that follow each other closely wake once. */
  void await(long millis) throws InterruptedException {
    if (wakeUps.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      Thread.sleep(GATHER_MILLIS);
      wakeUps.drainPermits();
    }
  }
}
