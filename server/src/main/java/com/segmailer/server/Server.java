package com.segmailer.server;

import com.segmailer.server.bulk.BulkCall;
import com.segmailer.server.cli.Node;
import com.segmailer.server.config.Config;
import com.segmailer.server.contact.BulkRoutes;
import com.segmailer.server.contact.ContactListRoutes;
import com.segmailer.server.contact.ContactRoutes;
import com.segmailer.server.contact.ExportRoutes;
import com.segmailer.server.contact.PersonRoutes;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.engine.DefinitionCache;
import com.segmailer.server.engine.DefinitionChanges;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.ZoneChange;
import com.segmailer.server.event.EventNameRoutes;
import com.segmailer.server.event.EventRetention;
import com.segmailer.server.event.EventRoutes;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.HttpParts;
import com.segmailer.server.http.HttpServer;
import com.segmailer.server.http.HttpSettings;
import com.segmailer.server.http.OperationsRoutes;
import com.segmailer.server.http.Readiness;
import com.segmailer.server.http.Router;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.runtime.Worker;
import com.segmailer.server.segment.ExplainRoutes;
import com.segmailer.server.segment.MembershipRoutes;
import com.segmailer.server.segment.SegmentBuilder;
import com.segmailer.server.segment.SegmentDefinitions;
import com.segmailer.server.segment.SegmentRoutes;
import com.segmailer.server.segment.WakeWorker;
import com.segmailer.server.workspace.ApiKeyRoutes;
import com.segmailer.server.workspace.ApiKeys;
import com.segmailer.server.workspace.IdempotencyStore;
import com.segmailer.server.workspace.InstallationStore;
import com.segmailer.server.workspace.WorkspaceRoutes;
import com.segmailer.server.workspace.WorkspaceStore;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running node: pools, the door, routes and workers, put together from top to bottom. */
final class Server implements Node {

  /** Batches of one workspace that a node decides at a time. */
  static final int LANES = 2;

  // The door's statements have one right plan, whatever the statistics of a young table say.
  private static final List<String> ONE_PLAN =
      List.of("enable_hashjoin=off", "enable_mergejoin=off", "enable_seqscan=off");

  private static final int DOOR_CONNECTIONS = 10;
  private static final int SECRET_BYTES = 32;

  private final List<Worker> workers = new ArrayList<>();
  private final Database database;
  private final Database door;
  private final HttpServer http;

  private Server(Config config, DatabaseAddress address) {
    var clock = new SystemClock();
    var ids = new Ids(clock);
    var random = new SecureRandom();
    var usual = PoolSettings.usual(config.storage().pool());
    database = Database.open(address, usual);
    door = Database.open(address, usual.with("door", DOOR_CONNECTIONS, ONE_PLAN));

    var definitions = new DefinitionCache();
    var changes = new DefinitionChanges(door);
    var engine = new Engine(door, definitions, ids, clock, LANES);
    var segments = new SegmentDefinitions(changes, ids, clock);
    var builder = new SegmentBuilder(database, engine, definitions, changes, clock);
    var waker = new WakeWorker(database, engine, clock);
    var keys = new ApiKeys(database, clock, ids::next, random);
    var idempotency = new IdempotencyStore(database);
    var cursors = new Cursors(cursorSecret(random));

    var building = work("segment builder", () -> builder.runOnce() ? Duration.ZERO : SECOND);
    work("wake-ups", waker::runOnce);
    work("event retention", new EventRetention(database, clock)::runOnce);
    work("key uses", () -> rest(keys.storeUses() > 0, Duration.ofMinutes(1)));
    work("idempotency", () -> rest(idempotency.purge(clock.instant()) > 0, Duration.ofMinutes(5)));

    var metrics = new PrometheusRegistry();
    JvmMetrics.builder().register(metrics);
    var readiness = new Readiness(this::databaseAnswers);
    var router = new Router();
    new OperationsRoutes(readiness, metrics).addTo(router);
    new DocsRoutes().addTo(router);
    new WorkspaceRoutes(database, new WorkspaceStore(), new ZoneChange(changes)::announce)
        .addTo(router);
    new ApiKeyRoutes(database, keys, cursors, clock).addTo(router);
    new ContactRoutes(database, engine, definitions).addTo(router);
    new ContactListRoutes(database, definitions, cursors, clock).addTo(router);
    new PersonRoutes(database, definitions, cursors, clock).addTo(router);
    new BulkRoutes(new BulkCall(engine)).addTo(router);
    new ExportRoutes(database, definitions).addTo(router);
    new EventRoutes(engine, new BulkCall(engine), clock).addTo(router);
    new EventNameRoutes(database, cursors).addTo(router);
    new SegmentRoutes(database, segments, cursors, building::wake).addTo(router);
    new MembershipRoutes(database, engine, definitions, cursors).addTo(router);
    new ExplainRoutes(database, definitions, clock).addTo(router);

    http = new HttpServer(
        httpConfig(config),
        router,
        new HttpParts(
            keys,
            idempotency,
            readiness,
            Refusals::ofFailure,
            ids::next,
            clock,
            metrics,
            new FileOutputStream(FileDescriptor.out)));
  }

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Opens the pools, then the engine and the workers, then the door for requests. */
  static Server start(Config config, DatabaseAddress address) {
    var server = new Server(config, address);
    try {
      server.http.start();
      return server;
    } catch (Exception e) {
      server.close();
      throw new CannotRun("The server cannot listen: " + e.getMessage() + ".", e);
    }
  }

  private Worker work(String name, java.util.function.Supplier<Duration> runOnce) {
    var worker = Worker.start(name, runOnce);
    workers.add(worker);
    return worker;
  }

  private static Duration rest(boolean more, Duration otherwise) {
    return more ? Duration.ZERO : otherwise;
  }

  private byte[] cursorSecret(SecureRandom random) {
    var fresh = new byte[SECRET_BYTES];
    random.nextBytes(fresh);
    return database.inTransaction(sql -> new InstallationStore().cursorSecret(sql, fresh));
  }

  private boolean databaseAnswers() {
    try {
      return database.read(sql -> sql.one("select 1", row -> row.integer(1))) == 1;
    } catch (DatabaseFailure e) {
      return false;
    }
  }

  private static HttpSettings httpConfig(Config config) {
    var asked = config.http();
    var limits = HttpSettings.Limits.DEFAULT;
    return HttpSettings.on(asked.host(), asked.port())
        .with(new HttpSettings.Limits(
            (int) Math.min(asked.bodyLimit(), Integer.MAX_VALUE - 64),
            asked.rateLimit(),
            limits.concurrentRequests(),
            limits.headerBytes()))
        .withCorsOrigins(asked.corsOrigins());
  }

  @Override
  public int port() {
    return http.port();
  }

  @Override
  public void close() {
    try {
      http.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop cleanly", e);
    } finally {
      workers.forEach(Worker::close);
      door.close();
      database.close();
    }
  }
}
