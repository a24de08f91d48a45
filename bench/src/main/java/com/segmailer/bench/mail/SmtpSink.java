package com.segmailer.bench.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes mail as fast as it comes and keeps nothing but how often each address got some. {@code XCOUNT}
 * asks for messages, addresses, and addresses that got more than one; {@code XLIST} lists those.
 */
public final class SmtpSink {

  private static final int BACKLOG = 500;
  private static final int MOST_LISTED = 1_000;

  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final LongAdder messages = new LongAdder();
  private final LongAdder repeated = new LongAdder();

  /** Serves on the given port, or a free one for 0, until the process ends. */
  public static void main(String[] arguments) throws IOException {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    var sink = new SmtpSink();
    try (var server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress())) {
      System.out.println("ready " + server.getLocalPort());
      while (true) {
        var socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> new SinkSession(socket, sink).run());
      }
    }
  }

  void take(String address) {
    messages.increment();
    if (taken.merge(address, 1, Integer::sum) == 2) {
      repeated.increment();
    }
  }

  String counts() {
    return messages.sum() + " " + taken.size() + " " + repeated.sum();
  }

  /** The addresses that got more than one message, as lines of one reply. */
  byte[] list() {
    var lines = new StringBuilder();
    taken.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .limit(MOST_LISTED)
        .forEach(entry -> lines.append("250-").append(entry.getKey()).append("\r\n"));
    return lines.append("250 end\r\n").toString().getBytes(UTF_8);
  }
}
