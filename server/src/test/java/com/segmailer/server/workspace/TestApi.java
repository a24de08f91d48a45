package com.segmailer.server.workspace;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.HttpParts;
import com.segmailer.server.http.HttpServer;
import com.segmailer.server.http.HttpSettings;
import com.segmailer.server.http.Readiness;
import com.segmailer.server.http.Router;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Workspaces and keys behind a real server on a real database. */
final class TestApi implements AutoCloseable {

  final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final Database database = TestDatabase.create();
  final WorkspaceStore workspaces = new WorkspaceStore();
  final ApiKeys keys;
  final IdempotencyStore idempotency = new IdempotencyStore(database);
  final List<Integer> definitionsChanged = new CopyOnWriteArrayList<>();
  final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  TestApi(Router router) throws Exception {
    var random = new SecureRandom();
    var ids = new Ids(clock);
    keys = new ApiKeys(database, clock, ids::next, random);
    byte[] secret =
        database.inTransaction(sql -> new InstallationStore().cursorSecret(sql, new byte[32]));
    new WorkspaceRoutes(
            database,
            workspaces,
            (sql, id) -> definitionsChanged.add(id),
            (sql, id) -> {},
            () -> {})
        .addTo(router);
    new ApiKeyRoutes(database, keys, new Cursors(secret), clock).addTo(router);
    var parts = new HttpParts(
        keys,
        idempotency,
        new Readiness(() -> true),
        thrown -> Optional.empty(),
        ids::next,
        clock,
        new PrometheusRegistry(),
        OutputStream.nullOutputStream());
    server = new HttpServer(HttpSettings.on("127.0.0.1", 0), router, parts).start();
  }

  /** A new workspace, and a key to it that may do everything. */
  String newWorkspace(String name) {
    return database.inTransaction(sql -> {
      var wanted = new WorkspaceStore.Wanted(name, ZoneId.of("UTC"), Optional.of(500L));
      var workspace = workspaces.create(sql, wanted, new byte[32], clock.instant());
      return keys.create(sql, workspace.id(), "first", Scopes.FULL, Optional.empty())
          .key();
    });
  }

  /** In the newest workspace. */
  void addContact(UUID id) {
    database.read(sql -> sql.update("""
        insert into contacts (workspace_id, id, subscribed, attributes, segments, signals, version,
                              created_at, updated_at)
        select max(id), ?, true, '{}', '{}', '', 1, now(), now() from workspaces
        """, id));
  }

  HttpRequest.Builder request(String key, String path) {
    return HttpRequest.newBuilder(server.uri().resolve(path))
        .header("Authorization", "Bearer " + key);
  }

  HttpResponse<String> get(String key, String path) throws Exception {
    return send(request(key, path));
  }

  HttpResponse<String> post(String key, String path, String body) throws Exception {
    return send(request(key, path).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> patch(String key, String path, String body) throws Exception {
    return send(request(key, path).method("PATCH", BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String key, String path) throws Exception {
    return send(request(key, path).DELETE());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static Value.Dict json(HttpResponse<String> response) {
    return (Value.Dict) Json.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

  static String text(HttpResponse<String> response, String name) {
    return json(response).get(name) instanceof Value.Text(String text) ? text : "";
  }

  @Override
  public void close() throws Exception {
    server.stop();
    client.close();
    database.close();
  }
}
