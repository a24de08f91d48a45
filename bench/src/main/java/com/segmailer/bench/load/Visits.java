package com.segmailer.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** Visitors who follow links, each the next when it was answered. They have no key. */
public final class Visits {

  private static final String HEAD = """
      GET %s HTTP/1.1\r
      Host: localhost\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r
      \r
      """;

  private final int port;
  private final byte[][] requests;
  private final int status;
  private final Histogram latency = new Histogram();
  private long refused;
  private String firstRefusal = "";

  /** @param status that a good answer has */
  public Visits(int port, String[] paths, int status) {
    this.port = port;
    this.status = status;
    this.requests = new byte[paths.length][];
    for (int i = 0; i < paths.length; i++) {
      requests[i] = Head.ascii(HEAD.formatted(paths[i]));
    }
  }

  /** Follows links at random until the time is up. */
  public Outcome run(int connections, Duration time) throws InterruptedException {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    long cpuBegun = cpu();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.ofPlatform().daemon().name("visit-" + i).start(() -> drive(end)));
    }
    for (var thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cores = (cpu() - cpuBegun) / 1e9 / seconds;
    synchronized (this) {
      return new Outcome(latency.total(), refused, firstRefusal, seconds, cores, latency);
    }
  }

  private void drive(long end) {
    var mine = new Histogram();
    var random = ThreadLocalRandom.current();
    try (var connection = new Connection(port)) {
      for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
        connection.out().write(requests[random.nextInt(requests.length)]);
        int answered = connection.readHead();
        connection.body().readAllBytes();
        mine.record(System.nanoTime() - begun);
        if (answered != status) {
          refuse("status " + answered);
        }
      }
    } catch (IOException | RuntimeException e) {
      refuse("connection broke: " + e);
    }
    synchronized (this) {
      latency.add(mine);
    }
  }

  private static long cpu() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElse(0L);
  }

  private synchronized void refuse(String what) {
    if (refused++ == 0) {
      firstRefusal = what;
    }
  }
}
