package com.segmailer.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A load that runs until its time is up or it is stopped. Each connection sends its next request when
 * it has the answer to the last one or, if the load is paced, when it is due. One thread works on
 * all of them, so that the generator takes little of the processors that the server needs.
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

  private final int port;
  private final Shape shape;
  private final IntFunction<? extends Requests> requests;
  private final long begun = System.nanoTime();
  private final long cpuBegun = cpu();
  private final Histogram latency = new Histogram();
  private final Thread thread;
  private volatile boolean stopped;
  private long refused;
  private String firstRefusal = "";
  private int outstanding;

  private Load(int port, Shape shape, IntFunction<? extends Requests> requests) {
    this.port = port;
    this.shape = shape;
    this.requests = requests;
    this.thread = Thread.ofPlatform().daemon().name("load").unstarted(this::drive);
  }

  /** Posts to the end of its time. {@code work} makes what each connection does, by its number. */
  public static Outcome run(Target target, Shape shape, IntFunction<Work> work)
      throws InterruptedException {
    return start(target, shape, work).outcome();
  }

  /** Asks to the end of its time. {@code requests} makes those of each connection, by its number. */
  public static Outcome run(int port, Shape shape, IntFunction<? extends Requests> requests)
      throws InterruptedException {
    return start(port, shape, requests).outcome();
  }

  public static Load start(Target target, Shape shape, IntFunction<Work> work) {
    return start(target.port(), shape, number -> new Posts(target, work.apply(number)));
  }

  private static Load start(int port, Shape shape, IntFunction<? extends Requests> requests) {
    var load = new Load(port, shape, requests);
    load.thread.start();
    return load;
  }

  /** Ends the load early. */
  public Outcome stop() throws InterruptedException {
    stopped = true;
    return outcome();
  }

  private Outcome outcome() throws InterruptedException {
    thread.join();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cores = (cpu() - cpuBegun) / 1e9 / seconds;
    return new Outcome(latency.total(), refused, firstRefusal, seconds, cores, latency);
  }

  private void drive() {
    var callers = new ArrayList<Caller>(shape.connections());
    try (var selector = Selector.open()) {
      for (int i = 0; i < shape.connections(); i++) {
        var caller = new Caller(port, i, requests.apply(i));
        callers.add(caller);
        caller.channel.register(selector, SelectionKey.OP_READ, caller);
      }
      drive(selector, callers);
    } catch (IOException | RuntimeException e) {
      refuse("connection broke: " + e);
    } finally {
      callers.forEach(Load::close);
    }
  }

  private void drive(Selector selector, List<Caller> callers) throws IOException {
    long wait = 1;
    for (var caller : callers) {
      wait = Math.min(wait, callWhenDue(caller));
    }
    while (outstanding > 0 || wait < Long.MAX_VALUE) {
      if (shape.perSecond() == 0) {
        selector.select(this::answered);
        wait = Long.MAX_VALUE;
        continue;
      }
      selector.select(this::answered, Math.clamp(wait / 1_000_000, 1, 1_000));
      wait = Long.MAX_VALUE;
      for (var caller : callers) {
        wait = caller.busy ? wait : Math.min(wait, callWhenDue(caller));
      }
    }
  }

  private void answered(SelectionKey key) {
    var caller = (Caller) key.attachment();
    try {
      int status = caller.answered();
      if (status == 0) {
        return;
      }
      outstanding--;
      latency.record(System.nanoTime() - caller.due);
      if (!caller.isGood(status)) {
        refuse(status + " " + caller.text());
      }
      caller.done();
      callWhenDue(caller);
    } catch (IOException e) {
      key.cancel();
      outstanding--;
      refuse("connection broke: " + e);
    }
  }

  /** Sends the next request if its time has come; yields how long there still is, in nanoseconds. */
  private long callWhenDue(Caller caller) throws IOException {
    long now = System.nanoTime();
    // A paced request counts from when it was due, so a server that stalls cannot slow the
    // measuring.
    long due = shape.perSecond() == 0 ? now : due(caller);
    if (stopped || due - begun >= shape.time().toNanos()) {
      return Long.MAX_VALUE;
    }
    if (due > now) {
      return due - now;
    }
    outstanding++;
    caller.call(due);
    return Long.MAX_VALUE;
  }

  private long due(Caller caller) {
    double turn = caller.made * (double) shape.connections() + caller.number;
    return begun + (long) (turn * 1e9 / shape.perSecond());
  }

  private static void close(Caller caller) {
    try {
      caller.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long cpu() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElse(0L);
  }

  private void refuse(String what) {
    if (refused++ == 0) {
      firstRefusal = what;
    }
  }
}
