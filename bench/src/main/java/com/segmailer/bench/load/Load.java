package com.segmailer.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * A load that runs until its time is up or it is stopped. Each connection has a thread, which sends
 * the next request when it has the answer to the last one or, if the load is paced, when it is due.
 */
public final class Load {

  /** How many connections, for how long at most, and how many requests a second (0: all it can). */
  public record Shape(int connections, Duration time, int perSecond) {

    public static Shape of(int connections, Duration time) {
      return new Shape(connections, time, 0);
    }

    public static Shape paced(int connections, Duration time, int perSecond) {
      return new Shape(connections, time, perSecond);
    }
  }

  private final Target target;
  private final Shape shape;
  private final long begun = System.nanoTime();
  private final long cpuBegun = cpu();
  private final List<Thread> threads = new ArrayList<>();
  private final Histogram latency = new Histogram();
  private final CountDownLatch opened;
  private volatile boolean stopped;
  private long refused;
  private String firstRefusal = "";

  private Load(Target target, Shape shape) {
    this.target = target;
    this.shape = shape;
    this.opened = new CountDownLatch(shape.connections());
  }

  /** Runs to the end of its time. {@code work} makes what each connection does, by its number. */
  public static Outcome run(Target target, Shape shape, IntFunction<Work> work)
      throws InterruptedException {
    return start(target, shape, work).outcome();
  }

  public static Load start(Target target, Shape shape, IntFunction<Work> work) {
    var load = new Load(target, shape);
    for (int i = 0; i < shape.connections(); i++) {
      int number = i;
      load.threads.add(Thread.ofPlatform()
          .daemon()
          .name("load-" + i)
          .start(() -> load.drive(number, work.apply(number))));
    }
    return load;
  }

  /** Ends the load early. */
  public Outcome stop() throws InterruptedException {
    stopped = true;
    return outcome();
  }

  private Outcome outcome() throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    synchronized (this) {
      double cores = (cpu() - cpuBegun) / 1e9 / seconds;
      return new Outcome(latency.total(), refused, firstRefusal, seconds, cores, latency);
    }
  }

  private void drive(int number, Work work) {
    var mine = new Histogram();
    try (var connection = new Connection(target.port())) {
      opened.countDown();
      opened.await();
      drive(number, connection, work, mine);
    } catch (IOException | RuntimeException e) {
      opened.countDown();
      refuse("connection broke: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      latency.add(mine);
    }
  }

  private void drive(int number, Connection connection, Work work, Histogram mine)
      throws IOException {
    var head = Head.upToLength("POST", target.path(), target.key());
    var body = new AsciiBuffer(Head.ROOM);
    long end = begun + shape.time().toNanos();
    for (long i = 0; !stopped; i++) {
      long due = due(number, i);
      if (due >= end) {
        return;
      }
      // Only now: what is written is taken to be sent.
      work.next(body.clear());
      int status = connection.exchange(head, body);
      mine.record(System.nanoTime() - due);
      if (status / 100 != 2) {
        refuse(status + " " + connection.text());
      }
    }
  }

  // A paced request counts from when it was due, so a server that stalls cannot slow the measuring.
  private long due(int number, long request) {
    if (shape.perSecond() == 0) {
      return System.nanoTime();
    }
    double turn = request * (double) shape.connections() + number;
    long due = begun + (long) (turn * 1e9 / shape.perSecond());
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    return due;
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
