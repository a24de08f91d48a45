package com.segmailer.server.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.attribute.AttributeRoutes;
import com.segmailer.server.bulk.BulkCall;
import com.segmailer.server.contact.BulkRoutes;
import com.segmailer.server.contact.ContactListRoutes;
import com.segmailer.server.contact.ContactRoutes;
import com.segmailer.server.contact.ExportRoutes;
import com.segmailer.server.contact.PersonRoutes;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.event.EventNameRoutes;
import com.segmailer.server.event.EventRoutes;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Downloads;
import com.segmailer.server.http.HttpParts;
import com.segmailer.server.http.HttpServer;
import com.segmailer.server.http.HttpSettings;
import com.segmailer.server.http.Readiness;
import com.segmailer.server.http.Router;
import com.segmailer.server.imports.ImportRoutes;
import com.segmailer.server.imports.ImportWorker;
import com.segmailer.server.imports.Upload;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.suppression.SuppressionRoutes;
import com.segmailer.server.workspace.ApiKeys;
import com.segmailer.server.workspace.IdempotencyStore;
import com.segmailer.server.workspace.Scopes;
import com.segmailer.server.workspace.WorkspaceStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** The whole API in this process: a database of its own, the door, all routes, a free port. */
public final class ApiServer implements AutoCloseable {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final Database database = TestDatabase.create();
  private final DefinitionCache definitions = new DefinitionCache();
  private final Ids ids = new Ids(clock);
  private final Engine engine = new Engine(database, definitions, ids, clock, 2);
  private final Cursors cursors = new Cursors("cursors".getBytes(UTF_8));
  private final ApiKeys keys = new ApiKeys(database, clock, ids::next, new Random(1));
  private final HttpServer server;

  private ApiServer() {
    try {
      server = new HttpServer(HttpSettings.on("127.0.0.1", 0), router(), parts()).start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static ApiServer start() {
    return new ApiServer();
  }

  private Router router() {
    var router = new Router();
    var bulk = new BulkCall(engine);
    var downloads = new Downloads(Downloads.Bounds.within(database.connections()));
    new ContactRoutes(database, engine, definitions).addTo(router);
    new ContactListRoutes(database, definitions, cursors, clock).addTo(router);
    new PersonRoutes(database, definitions, cursors, List.of(), downloads, clock).addTo(router);
    new BulkRoutes(bulk).addTo(router);
    new ExportRoutes(database, definitions, downloads).addTo(router);
    new EventRoutes(engine, bulk, clock).addTo(router);
    new EventNameRoutes(database, cursors).addTo(router);
    new ImportRoutes(
            database, new Upload(database, ids, clock, Upload.MOST), cursors, clock, () -> {})
        .addTo(router);
    new AttributeRoutes(database, new DefinitionChanges(database), cursors).addTo(router);
    new SuppressionRoutes(database, definitions, cursors, clock).addTo(router);
    return router;
  }

  private HttpParts parts() {
    return new HttpParts(
        keys,
        new IdempotencyStore(database),
        new Readiness(() -> true),
        Refusals::ofFailure,
        ids::next,
        clock,
        new PrometheusRegistry(),
        OutputStream.nullOutputStream());
  }

  public MovableClock clock() {
    return clock;
  }

  public Database database() {
    return database;
  }

  public Ids ids() {
    return ids;
  }

  public Engine engine() {
    return engine;
  }

  /** Works on imports until there is nothing left to do. */
  public void runImports() {
    var worker = new ImportWorker(database, engine, ids, clock);
    while (worker.runOnce()) {
      continue;
    }
  }

  /** A client of a new workspace, whose key may do everything. */
  public ApiClient workspace() {
    int workspace = database.inTransaction(sql -> new WorkspaceStore()
        .create(
            sql,
            new WorkspaceStore.Wanted("Test", ZoneId.of("UTC"), Optional.empty()),
            "secret".getBytes(UTF_8),
            clock.instant())
        .id());
    return client(workspace, Scopes.FULL);
  }

  /** Another client of the same workspace. */
  public ApiClient client(int workspace, Scopes scopes) {
    var created = database.inTransaction(
        sql -> keys.create(sql, workspace, "Test", scopes, Optional.empty()));
    return new ApiClient(server.uri(), created.key(), workspace);
  }

  /** Changes what decides in a workspace by hand. */
  public void define(int workspace, String sql, Object... parameters) {
    new DefinitionChanges(database)
        .make(workspace, transaction -> transaction.update(sql, parameters));
  }

  /** A live segment that no contact has been looked at for. */
  public UUID segment(int workspace, int no, String name, String condition) {
    var id = ids.next();
    define(workspace, """
        insert into segments (workspace_id, no, id, name, description, type, condition, state,
                              revision, members, created_at, updated_at)
        values (?, ?, ?, ?, '', 'dynamic', ?::jsonb, 'live', 1, 0, ?, ?)
        """, workspace, no, id, name, condition, clock.instant(), clock.instant());
    return id;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    database.close();
  }
}
