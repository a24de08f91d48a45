package com.segmailer.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.runtime.SystemClock;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes webhooks as fast as it can, and notes how long after its event each came; or hangs. */
public final class Receiver implements AutoCloseable {

  private static final byte[] FINE = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII);
  private static final String TIMESTAMP = "\"timestamp\":\"";

  private final ServerSocket listening;
  private final boolean hangs;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final SystemClock clock = new SystemClock();
  private final AtomicLong count = new AtomicLong();
  private Histogram delays = new Histogram();

  private Receiver(boolean hangs) throws IOException {
    this.hangs = hangs;
    this.listening = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  public static Receiver fast() throws IOException {
    return new Receiver(false);
  }

  public static Receiver hanging() throws IOException {
    return new Receiver(true);
  }

  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort() + "/hook";
  }

  public long count() {
    return count.get();
  }

  /** The delays since this was last asked. */
  public synchronized Histogram delays() {
    var taken = delays;
    delays = new Histogram();
    return taken;
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream(), 8_192);
      for (int length = contentLength(in); length >= 0; length = contentLength(in)) {
        note(new String(in.readNBytes(length), UTF_8));
        if (hangs) {
          closing.await();
        }
        socket.getOutputStream().write(FINE);
      }
    } catch (IOException | InterruptedException gone) {
      return;
    }
  }

  private void note(String body) {
    count.incrementAndGet();
    int from = body.indexOf(TIMESTAMP) + TIMESTAMP.length();
    var at = Instant.parse(body.substring(from, body.indexOf('"', from)));
    long delay = Duration.between(at, clock.instant()).toNanos();
    synchronized (this) {
      delays.record(delay);
    }
  }

  /** Reads a head; negative at the end of the connection. */
  private static int contentLength(InputStream in) throws IOException {
    int length = -1;
    for (var line = line(in); line != null; line = line(in)) {
      if (line.isEmpty()) {
        return Math.max(0, length);
      }
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return -1;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    var line = new StringBuilder(80);
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) c);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    listening.close();
  }
}
