package com.segmailer.server.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Receives webhooks on this machine, remembers them, and answers as it is told. */
public final class WebhookReceiver implements AutoCloseable {

  /** What came; names of headers in lower case. */
  public record Received(String method, String query, Map<String, String> headers, byte[] body) {

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    public String text() {
      return new String(body, UTF_8);
    }

    public Value at(String path) {
      return ApiClient.Reply.at(Json.parse(body), path);
    }

    public String text(String path) {
      return at(path) instanceof Value.Text(var text) ? text : Json.print(at(path));
    }
  }

  /** Answers a request; whoever throws breaks the connection. */
  @FunctionalInterface
  public interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Manner manner = status(204);

  public WebhookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public static Manner status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  /** Keeps everybody waiting until they are released or it is closed. */
  public Manner hanging() {
    return exchange -> {
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Nobody who was kept waiting is any longer: their connections break. */
  public void release() {
    closing.countDown();
  }

  public WebhookReceiver answering(Manner other) {
    manner = other;
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  public List<Received> received() {
    return received;
  }

  /** What came of one type. */
  public List<Received> received(String type) {
    return received.stream().filter(one -> one.text("type").equals(type)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) ->
              headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
      received.add(new Received(
          exchange.getRequestMethod(),
          String.valueOf(exchange.getRequestURI().getRawQuery()),
          headers,
          exchange.getRequestBody().readAllBytes()));
      manner.answer(exchange);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
