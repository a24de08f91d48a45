package com.segmailer.bench;

import com.segmailer.server.http.Caller;
import com.segmailer.server.http.HttpParts;
import com.segmailer.server.http.HttpServer;
import com.segmailer.server.http.HttpSettings;
import com.segmailer.server.http.IdempotencyRecords;
import com.segmailer.server.http.Readiness;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.runtime.SystemClock;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The server's HTTP kit around nothing: parses JSON and writes it again. No server with this kit
 * can be faster.
 */
public final class EchoServer {

  private EchoServer() {}

  /** Serves on the given port until the process ends. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    var router = new Router()
        .post("/echo", Scope.CONTACTS_WRITE, request -> Response.json(200, request.body()));
    var clock = new SystemClock();
    var caller = Optional.of(new Caller(1, new UUID(0, 1), Scope.ALL));
    var parts = new HttpParts(
        key -> caller,
        new NoRecords(),
        new Readiness(() -> true),
        thrown -> Optional.empty(),
        new Ids(clock)::next,
        clock,
        new PrometheusRegistry(),
        OutputStream.nullOutputStream());
    var usual = HttpSettings.Limits.DEFAULT;
    var limits = new HttpSettings.Limits(
        usual.bodyBytes(),
        1_000_000,
        usual.concurrentRequests(),
        usual.headerBytes(),
        usual.bodyRoom());
    new HttpServer(HttpSettings.on("127.0.0.1", port).with(limits), router, parts).start();
    System.out.println("ready");
    Thread.currentThread().join();
  }

  /** Nothing here uses idempotency keys. */
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
