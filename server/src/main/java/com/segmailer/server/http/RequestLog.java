package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One line (logfmt) a request, with ids and never with personal data. Lines gather in memory and are
 * written together by one thread; when it does not keep up, lines are left out and counted.
 */
final class RequestLog implements AutoCloseable {

  private static final int MOST_WAITING = 4_000_000;
  private static final Duration PERIOD = Duration.ofMillis(100);

  private record Second(long epochSecond, String text) {}

  private final OutputStream out;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Thread writer;
  private StringBuilder waiting = new StringBuilder(64 * 1024);
  private StringBuilder spare = new StringBuilder(64 * 1024);
  private long leftOut;
  // Formatting a date is the dearest part of a line, and most lines share their second.
  private volatile Second second = new Second(Long.MIN_VALUE, "");
  private volatile boolean closed;

  RequestLog(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.writer = Thread.ofPlatform().name("request-log").daemon().start(this::writeForEver);
  }

  void add(Exchange exchange, int status, long nanos) {
    var line = begun(new StringBuilder(256), clock.instant());
    line.append("request id=").append(exchange.id());
    line.append(" method=").append(plain(exchange.method()));
    line.append(" route=").append(exchange.template()).append(" status=").append(status);
    long micros = nanos / 1_000;
    threeDigits(line.append(" ms=").append(micros / 1_000).append('.'), (int) (micros % 1_000));
    line.append(" bytes=").append(exchange.bytesSent());
    Caller caller = exchange.caller();
    if (caller != null) {
      line.append(" workspace=ws_").append(caller.workspaceId());
      line.append(" key=").append(caller.keyId());
    }
    line.append('\n');
    lock.lock();
    try {
      if (waiting.length() > MOST_WAITING) {
        leftOut++;
        return;
      }
      if (waiting.isEmpty()) {
        notEmpty.signal();
      }
      waiting.append(line);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
    LockSupport.unpark(writer);
    try {
      writer.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StringBuilder begun(StringBuilder line, Instant now) {
    Second current = second;
    if (now.getEpochSecond() != current.epochSecond()) {
      String whole = now.truncatedTo(ChronoUnit.SECONDS).toString();
      String text = "time=" + whole.substring(0, whole.length() - 1) + '.';
      current = new Second(now.getEpochSecond(), text);
      second = current;
    }
    line.append(current.text());
    threeDigits(line, now.getNano() / 1_000_000);
    return line.append("Z level=INFO logger=");
  }

  private static void threeDigits(StringBuilder line, int number) {
    line.append((char) ('0' + number / 100));
    line.append((char) ('0' + number / 10 % 10));
    line.append((char) ('0' + number % 10));
  }

  /** A method is whatever the client made up. */
  private static String plain(String method) {
    return Method.of(method).isPresent() || method.equals("OPTIONS") ? method : "other";
  }

  private void writeForEver() {
    boolean last;
    do {
      awaitLine();
      last = closed;
      if (!last) {
        LockSupport.parkNanos(PERIOD.toNanos());
      }
      try {
        writeWaiting();
      } catch (IOException e) {
        // A log that cannot be written must not stop the server; the next lines may pass again.
        continue;
      }
    } while (!last);
  }

  private void awaitLine() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        notEmpty.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void writeWaiting() throws IOException {
    StringBuilder lines = swapped();
    if (!lines.isEmpty()) {
      out.write(lines.toString().getBytes(US_ASCII));
      out.flush();
      lines.setLength(0);
    }
  }

  private StringBuilder swapped() {
    lock.lock();
    try {
      if (leftOut > 0) {
        begun(waiting, clock.instant()).append("request message=\"lines left out\" count=");
        waiting.append(leftOut).append('\n');
        leftOut = 0;
      }
      StringBuilder full = waiting;
      waiting = spare;
      spare = full;
      return full;
    } finally {
      lock.unlock();
    }
  }
}
