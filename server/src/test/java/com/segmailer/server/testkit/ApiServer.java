package com.segmailer.server.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.attribute.AttributeRoutes;
import com.segmailer.server.contact.ContactRoutes;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.engine.DefinitionCache;
import com.segmailer.server.engine.DefinitionChanges;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.event.EventRoutes;
import com.segmailer.server.http.Caller;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.HttpConfig;
import com.segmailer.server.http.HttpParts;
import com.segmailer.server.http.HttpServer;
import com.segmailer.server.http.IdempotencyRecords;
import com.segmailer.server.http.Readiness;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.imports.ImportRoutes;
import com.segmailer.server.imports.ImportWorker;
import com.segmailer.server.imports.Upload;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.suppression.SuppressionRoutes;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The whole API in this process: a database of its own, the door, all routes, a free port. */
public final class ApiServer implements AutoCloseable {

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final Database database = TestDatabase.create();
  private final DefinitionCache definitions = new DefinitionCache();
  private final Ids ids = new Ids(clock);
  private final Engine engine = new Engine(database, definitions, ids, clock, 2);
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final HttpServer server;

  private ApiServer() {
    try {
      server = new HttpServer(HttpConfig.on("127.0.0.1", 0), router(), parts()).start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static ApiServer start() {
    return new ApiServer();
  }

  private Router router() {
    var router = new Router();
    new ContactRoutes(database, engine, definitions).addTo(router);
    new EventRoutes(engine, clock).addTo(router);
    var cursors = new Cursors("cursors".getBytes(UTF_8));
    new ImportRoutes(database, new Upload(database, ids, clock), cursors, clock, () -> {})
        .addTo(router);
    new AttributeRoutes(database, new DefinitionChanges(database), cursors).addTo(router);
    new SuppressionRoutes(database, definitions, cursors).addTo(router);
    return router;
  }

  private HttpParts parts() {
    return new HttpParts(
        key -> Optional.ofNullable(callers.get(key)),
        new NoRecords(),
        new Readiness(() -> true),
        Refusals::ofFailure,
        ids::next,
        clock,
        new PrometheusRegistry(),
        OutputStream.nullOutputStream());
  }

  public TestClock clock() {
    return clock;
  }

  public Database database() {
    return database;
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
    int workspace = database.inTransaction(sql -> {
      int id = sql.one("""
          insert into workspaces (name, secret, created_at) values ('Test', ?, ?) returning id
          """, row -> row.integer(1), "secret".getBytes(UTF_8), clock.instant());
      sql.update("insert into definition_versions (workspace_id, version) values (?, 1)", id);
      sql.update("insert into contact_counts (workspace_id, contacts) values (?, 0)", id);
      return id;
    });
    return client(workspace, Scope.ALL);
  }

  /** Another client of the same workspace. */
  public ApiClient client(int workspace, Set<Scope> scopes) {
    var id = ids.next();
    var key = "sm_live_" + id.toString().replace("-", "");
    callers.put(key, new Caller(workspace, id, scopes));
    return new ApiClient(server.uri(), key, workspace);
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

  /** Every request is the first with its key. */
  private static final class NoRecords implements IdempotencyRecords {

    @Override
    public Claim claim(Key key, byte[] fingerprint, Instant now) {
      return new Claim.Granted(now.plusSeconds(60));
    }

    @Override
    public void store(Key key, Claim.Granted claim, StoredAnswer answer, Optional<UUID> about) {}

    @Override
    public void release(Key key, Claim.Granted claim) {}
  }
}
