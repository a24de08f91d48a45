package com.segmailer.server.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that reads the head of each request and then does as it is told. */
final class Receiver implements AutoCloseable {

  /** What it does with a connection once a request has come. */
  @FunctionalInterface
  interface Manner {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket listening;
  private final Manner manner;

  Receiver(String address, Manner manner) {
    try {
      listening = new ServerSocket(0, 50, InetAddress.ofLiteral(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.manner = manner;
    Thread.ofVirtual().start(this::listen);
  }

  static Manner saying(String head, String body) {
    return out -> out.write(
        (head + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(US_ASCII));
  }

  int port() {
    return listening.getLocalPort();
  }

  URI uri(String host) {
    return URI.create("http://" + host + ":" + port() + "/hook");
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = socket.getInputStream();
      while (true) {
        int body = readHead(in);
        if (body < 0) {
          return;
        }
        in.readNBytes(body);
        requests.incrementAndGet();
        manner.answer(socket.getOutputStream());
      }
    } catch (IOException | InterruptedException gone) {
      return;
    }
  }

  private static int readHead(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return -1;
      }
      head.append((char) c);
    }
    int length = head.toString().toLowerCase(Locale.ROOT).indexOf("content-length: ");
    return length < 0
        ? 0
        : Integer.parseInt(head.substring(length + 16, head.indexOf("\r", length)));
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
