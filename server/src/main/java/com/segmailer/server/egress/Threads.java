package com.segmailer.server.egress;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The few platform threads that calls need beside their own. */
final class Threads {

  private static final int MAX_WAITING = 1_000;

  private Threads() {}

  static ThreadPoolExecutor lookUps(int threads) {
    var pool = new ThreadPoolExecutor(
        threads,
        threads,
        30,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(MAX_WAITING),
        daemons("look-up"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  static ScheduledThreadPoolExecutor deadlines() {
    var one = new ScheduledThreadPoolExecutor(1, daemons("egress-deadlines"));
    one.setRemoveOnCancelPolicy(true);
    return one;
  }

  private static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }
}
