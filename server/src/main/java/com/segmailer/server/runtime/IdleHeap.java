package com.segmailer.server.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Gives memory back once there is nothing to do. The heap shrinks only when all of it is collected,
 * which by itself never happens again after a load has ended.
 */
public final class IdleHeap {

  private static final Duration REST = Duration.ofSeconds(5);

  /** A node that allocates less than this between two looks has nothing to do. */
  private static final long QUIET_BYTES = 50_000_000;

  /** What must have been allocated for a collection to be worth its while. */
  private static final long WORTH_BYTES = 500_000_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long seen;
  private long collected;

  /** Looks once, collects if it is worth it; yields how long to rest. */
  public Duration runOnce() {
    long allocated = threads.getTotalThreadAllocatedBytes();
    boolean quiet = allocated - seen < QUIET_BYTES;
    seen = allocated;
    if (quiet && allocated - collected > WORTH_BYTES) {
      collected = allocated;
      System.gc();
    }
    return REST;
  }
}
