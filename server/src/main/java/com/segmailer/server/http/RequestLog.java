package com.segmailer.server.http;

import com.segmailer.server.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One line of JSON a request, with ids and never with personal data. Lines gather in memory and are
 * written together by one thread; when it does not keep up, lines are left out and counted.
 */
final class RequestLog implements AutoCloseable {

  private static final int MOST_WAITING = 4_000_000;
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final OutputStream out;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread writer;
  private JsonWriter waiting = new JsonWriter(64 * 1024);
  private JsonWriter spare = new JsonWriter(64 * 1024);
  private long leftOut;
  private volatile boolean closed;

  RequestLog(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.writer = Thread.ofPlatform().name("request-log").daemon().start(this::writeForEver);
  }

  void add(Exchange exchange, int status, long nanos) {
    lock.lock();
    try {
      if (waiting.length() > MOST_WAITING) {
        leftOut++;
        return;
      }
      waiting.object().field("at", clock.instant()).field("event", "request");
      waiting.field("id", exchange.id()).field("method", exchange.method());
      waiting.field("route", exchange.template()).field("status", status);
      waiting.name("micros").number(nanos / 1_000).field("bytes", exchange.bytesSent());
      Caller caller = exchange.caller();
      if (caller != null) {
        waiting.field("workspace", "ws_" + caller.workspaceId()).field("key", caller.keyId());
      }
      waiting.end().newLine();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(writer);
    try {
      writer.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeForEver() {
    boolean last;
    do {
      last = closed;
      if (!last) {
        LockSupport.parkNanos(PERIOD.toNanos());
      }
      try {
        swapped().drainTo(out);
        out.flush();
      } catch (IOException e) {
        // A log that cannot be written must not stop the server; the next lines may pass again.
        continue;
      }
    } while (!last);
  }

  private JsonWriter swapped() {
    lock.lock();
    try {
      if (leftOut > 0) {
        waiting
            .object()
            .field("event", "request-lines-left-out")
            .field("count", leftOut)
            .end();
        waiting.newLine();
        leftOut = 0;
      }
      JsonWriter full = waiting;
      waiting = spare;
      spare = full;
      return full;
    } finally {
      lock.unlock();
    }
  }
}
