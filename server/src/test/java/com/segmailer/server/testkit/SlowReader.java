package com.segmailer.server.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks by a socket of its own, whose buffer is small, and takes of the answer what it is told to. */
public final class SlowReader implements AutoCloseable {

  private static final int BUFFER = 4_096;

  private final Socket socket = new Socket();

  private SlowReader(URI server, String head) {
    try {
      socket.setReceiveBufferSize(BUFFER);
      socket.setSoTimeout(30_000);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that has asked and read nothing. */
  public static SlowReader asking(URI server, String key, String path) {
    return new SlowReader(
        server,
        "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
            + "\r\nConnection: close\r\n\r\n");
  }

  public static SlowReader asking(ApiClient client, String path) {
    return asking(client.server(), client.key(), path);
  }

  /** The next bytes, fewer at the end. */
  public String read(int bytes) {
    try {
      return new String(socket.getInputStream().readNBytes(bytes), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int status() {
    return Integer.parseInt(read("HTTP/1.1 200".length()).substring("HTTP/1.1 ".length()));
  }

  /** The rest, so many bytes at a time with a rest after each. */
  public String rest(int bytes, long millis) {
    var all = new StringBuilder();
    for (var part = read(bytes); !part.isEmpty(); part = read(bytes)) {
      all.append(part);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
    return all.toString();
  }

  public String rest() {
    return rest(BUFFER, 0);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
