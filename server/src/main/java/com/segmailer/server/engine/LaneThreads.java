package com.segmailer.server.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that store the batches of all lanes, in turn. They are threads of the platform: all they
 * do is wait for the database, and an answer reaches a virtual thread only by way of two others.
 */
final class LaneThreads {

  /** Batches that are stored at a time on a node. */
  static final int MAX = 8;

  private static final int IDLE_SECONDS = 10;

  private LaneThreads() {}

  static Executor make() {
    var threads = new ThreadPoolExecutor(
        MAX,
        MAX,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().name("lane-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
