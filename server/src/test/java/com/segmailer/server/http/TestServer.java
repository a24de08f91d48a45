package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.runtime.SystemClock;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A server of the kit alone on a free port: three callers, no features, no database. */
final class TestServer implements AutoCloseable {

  static final String FULL = "full-key";
  static final String READER = "reader-key";

  /** Of another workspace. */
  static final String ELSEWHERE = "elsewhere-key";

  private static final Map<String, Caller> CALLERS = Map.of(
      FULL, new Caller(1, new UUID(0, 1), Scope.ALL),
      READER, new Caller(1, new UUID(0, 2), EnumSet.of(Scope.CONTACTS_READ)),
      ELSEWHERE, new Caller(2, new UUID(0, 3), Scope.ALL));

  final Readiness readiness = new Readiness(() -> true);
  final PrometheusRegistry metrics = new PrometheusRegistry();
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  TestServer(Router router) throws Exception {
    this(router, HttpSettings.on("127.0.0.1", 0));
  }

  TestServer(Router router, HttpSettings config) throws Exception {
    var clock = new SystemClock();
    new OperationsRoutes(readiness, metrics).addTo(router);
    var parts = new HttpParts(
        key -> Optional.ofNullable(CALLERS.get(key)),
        new NoRecords(),
        readiness,
        thrown -> Optional.empty(),
        new Ids(clock)::next,
        clock,
        metrics,
        log);
    server = new HttpServer(config, router, parts).start();
  }

  int port() {
    return server.port();
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(server.uri().resolve(pathAndQuery))
        .header("Authorization", "Bearer " + FULL);
  }

  HttpResponse<String> get(String pathAndQuery) throws Exception {
    return send(request(pathAndQuery));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, body.getBytes(UTF_8));
  }

  HttpResponse<String> post(String path, byte[] body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends bytes as they are and yields all that comes back until the server closes. */
  String raw(String bytes) throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  static Value.Dict json(HttpResponse<String> response) {
    return (Value.Dict) Json.parse(response.body().getBytes(UTF_8));
  }

  static String slug(HttpResponse<String> response) {
    String type = ((Value.Text) json(response).get("type")).text();
    return response.statusCode() + " " + type.substring(type.lastIndexOf('/') + 1);
  }

  @Override
  public void close() throws Exception {
    server.stop();
    client.close();
  }

  /** Keys are stored in a database; here is none. */
  private static final class NoRecords implements IdempotencyRecords {

    @Override
    public Claim claim(Key key, byte[] fingerprint, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void store(Key key, Claim.Granted claim, StoredAnswer answer, Optional<UUID> about) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release(Key key, Claim.Granted claim) {
      throw new UnsupportedOperationException();
    }
  }
}
