package com.segmailer.server;

import com.segmailer.server.campaign.CampaignWorker;
import com.segmailer.server.cli.Node;
import com.segmailer.server.config.Config;
import com.segmailer.server.config.InboundConfig;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.http.HttpServer;
import com.segmailer.server.http.HttpSettings;
import com.segmailer.server.http.Route;
import com.segmailer.server.http.Router;
import com.segmailer.server.imports.ImportWorker;
import com.segmailer.server.message.SendWorker;
import com.segmailer.server.message.Sending;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.segment.SegmentBuilder;
import com.segmailer.server.webhook.DeliveryWorker;
import com.segmailer.server.workflow.CallWorker;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A running node: its parts, its workers, and the routes over them. */
public final class Server implements Node {

  private final Parts parts;
  private final Workers workers;
  private final Router router;
  private final HttpServer http;
  private final AutoCloseable smtp;

  private Server(Parts parts, HttpSettings settings, InboundConfig mail) {
    this.parts = parts;
    DatabaseMetrics.on(
        parts.metrics(),
        parts.watch(),
        Map.of("main", parts.database(), "door", parts.door(), "queues", parts.queues()));
    var inbound = Inbound.on(parts, Sending.sentMessages());
    this.smtp = inbound.listen(mail, URI.create(parts.links().publicUrl()).getHost());
    this.workers = Workers.start(parts, inbound);
    this.router = Routing.over(parts, workers);
    inbound.addTo(router);
    this.http = new HttpServer(settings, router, parts.http());
  }

  /** Opens the pools, then the engine and the workers, then the door for requests. */
  static Server start(Config config, DatabaseAddress address) {
    var log = new FileOutputStream(FileDescriptor.out);
    var addresses = AddressRules.allowing(config.access().egressAllow());
    var outside = new Outside(addresses, config.mail(), config.http().publicUrl());
    var parts = Parts.on(address, config.storage().pool(), outside, new SystemClock(), log);
    if (config.storage().external().isEmpty()) {
      // Whoever holds the data directory is alone: what a killed node had begun is ours now.
      SegmentBuilder.releaseAll(parts.database());
      ImportWorker.releaseAll(parts.database(), parts.clock().instant());
      DeliveryWorker.releaseAll(parts.database());
      SendWorker.releaseAll(parts.database());
      CampaignWorker.releaseAll(parts.database());
      CallWorker.releaseAll(parts.database(), parts.clock().instant());
    }
    return start(parts, httpSettings(config), config.inbound());
  }

  /** Starts on parts that this node then owns. */
  public static Server start(Parts parts, HttpSettings settings) {
    return start(parts, settings, InboundConfig.OFF);
  }

  private static Server start(Parts parts, HttpSettings settings, InboundConfig mail) {
    var server = new Server(parts, settings, mail);
    try {
      server.http.start();
      return server;
    } catch (Exception e) {
      server.close();
      throw new CannotRun("The server cannot listen: " + e.getMessage() + ".", e);
    }
  }

  private static HttpSettings httpSettings(Config config) {
    var asked = config.http();
    var usual = HttpSettings.Limits.DEFAULT;
    var limits = new HttpSettings.Limits(
        (int) Math.min(asked.bodyLimit(), Integer.MAX_VALUE - 64),
        asked.rateLimit(),
        usual.concurrentRequests(),
        usual.headerBytes(),
        usual.bodyRoom());
    return HttpSettings.on(asked.host(), asked.port())
        .with(limits)
        .withCorsOrigins(asked.corsOrigins());
  }

  /** What it answers to. */
  public List<Route> routes() {
    return router.routes();
  }

  @Override
  public int port() {
    return http.port();
  }

  @Override
  public void close() {
    try {
      smtp.close();
      http.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop cleanly", e);
    } finally {
      workers.close();
      parts.close();
    }
  }
}
