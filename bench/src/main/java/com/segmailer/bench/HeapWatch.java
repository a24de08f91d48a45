package com.segmailer.bench;

import com.segmailer.bench.load.Api;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Looks twice a second at the server's heap, as {@code /metrics} tells it, and keeps the most. */
public final class HeapWatch implements AutoCloseable {

  private static final long PAUSE_NANOS = 1_000_000_000;
  private static final double MEGABYTE = 1 << 20;

  private final Api api;
  private final Thread thread;
  private volatile boolean resting;
  private volatile boolean stopped;
  private volatile double most;

  public HeapWatch(int port) {
    api = new Api(port, "");
    thread = Thread.ofPlatform().daemon().name("heap-watch").start(this::watch);
  }

  /** Megabytes used at most since this began, garbage included. */
  public double most() {
    return most;
  }

  /** Megabytes used now, garbage included. */
  public double used() throws IOException {
    return sum("jvm_memory_used_bytes{area=\"heap\"}");
  }

  /** Megabytes that the last collections left. */
  public double live() throws IOException {
    return sum("jvm_memory_pool_collection_used_bytes");
  }

  /** Megabytes that the heap may grow to. */
  public double limit() throws IOException {
    return sum("jvm_memory_max_bytes{area=\"heap\"}");
  }

  private double sum(String prefix) throws IOException {
    return api.text("GET", "/metrics", "")
            .lines()
            .filter(line -> line.startsWith(prefix))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum()
        / MEGABYTE;
  }

  /** Looks away, so that the server has nothing to answer; looks again with {@code false}. */
  public void rest(boolean rests) {
    resting = rests;
  }

  private void watch() {
    while (!stopped) {
      try {
        most = resting ? most : Math.max(most, used());
      } catch (IOException e) {
        // The server is being started again; whether it answers is for others to say.
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }
}
