package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One line (logfmt) a request, with ids and never with personal data. Lines gather in memory and are
 * written together by one thread; when it does not keep up, lines are left out and counted.
 */
final class RequestLog implements AutoCloseable {

  private static final int MOST_WAITING = 4_000_000;
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final OutputStream out;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread writer;
  private StringBuilder waiting = new StringBuilder(64 * 1024);
  private StringBuilder spare = new StringBuilder(64 * 1024);
  private long leftOut;
  // Formatting a date is the dearest part of a line, and most lines share their second.
  private long formattedSecond = Long.MIN_VALUE;
  private String second = "";
  private volatile boolean closed;

  RequestLog(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.writer = Thread.ofPlatform().name("request-log").daemon().start(this::writeForEver);
  }

  void add(Exchange exchange, int status, long nanos) {
    Instant now = clock.instant();
    lock.lock();
    try {
      if (waiting.length() > MOST_WAITING) {
        leftOut++;
        return;
      }
      begin(now).append("request id=").append(exchange.id());
      waiting.append(" method=").append(plain(exchange.method()));
      waiting.append(" route=").append(exchange.template()).append(" status=").append(status);
      long micros = nanos / 1_000;
      waiting.append(" ms=").append(micros / 1_000).append('.');
      threeDigits((int) (micros % 1_000));
      waiting.append(" bytes=").append(exchange.bytesSent());
      Caller caller = exchange.caller();
      if (caller != null) {
        waiting.append(" workspace=ws_").append(caller.workspaceId());
        waiting.append(" key=").append(caller.keyId());
      }
      waiting.append('\n');
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

  private StringBuilder begin(Instant now) {
    if (now.getEpochSecond() != formattedSecond) {
      formattedSecond = now.getEpochSecond();
      String whole = now.truncatedTo(ChronoUnit.SECONDS).toString();
      second = "time=" + whole.substring(0, whole.length() - 1) + '.';
    }
    waiting.append(second);
    threeDigits(now.getNano() / 1_000_000);
    return waiting.append("Z level=INFO logger=");
  }

  private void threeDigits(int number) {
    waiting.append((char) ('0' + number / 100));
    waiting.append((char) ('0' + number / 10 % 10));
    waiting.append((char) ('0' + number % 10));
  }

  /** A method is whatever the client made up. */
  private static String plain(String method) {
    return Method.of(method).isPresent() || method.equals("OPTIONS") ? method : "other";
  }

  private void writeForEver() {
    boolean last;
    do {
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
        begin(clock.instant())
            .append("request message=\"lines left out\" count=")
            .append(leftOut);
        waiting.append('\n');
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
