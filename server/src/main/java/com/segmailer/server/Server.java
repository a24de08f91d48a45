package com.segmailer.server;

import com.segmailer.server.attribute.AttributeRoutes;
import com.segmailer.server.bulk.BulkCall;
import com.segmailer.server.campaign.CampaignWorker;
import com.segmailer.server.cli.Node;
import com.segmailer.server.config.Config;
import com.segmailer.server.config.InboundConfig;
import com.segmailer.server.contact.BulkRoutes;
import com.segmailer.server.contact.ContactListRoutes;
import com.segmailer.server.contact.ContactRoutes;
import com.segmailer.server.contact.ExportRoutes;
import com.segmailer.server.contact.PersonRoutes;
import com.segmailer.server.domain.Dns;
import com.segmailer.server.domain.DomainCheck;
import com.segmailer.server.domain.SendingDomainRoutes;
import com.segmailer.server.domain.Zone;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.engine.ZoneChange;
import com.segmailer.server.event.EventNameRoutes;
import com.segmailer.server.event.EventRoutes;
import com.segmailer.server.http.HttpServer;
import com.segmailer.server.http.HttpSettings;
import com.segmailer.server.http.OperationsRoutes;
import com.segmailer.server.http.Route;
import com.segmailer.server.http.Router;
import com.segmailer.server.imports.ImportRoutes;
import com.segmailer.server.imports.ImportWorker;
import com.segmailer.server.imports.Upload;
import com.segmailer.server.message.MailboxRoutes;
import com.segmailer.server.message.MessageRoutes;
import com.segmailer.server.message.SendWorker;
import com.segmailer.server.message.Sending;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.segment.ExplainRoutes;
import com.segmailer.server.segment.MembershipRoutes;
import com.segmailer.server.segment.SegmentBuilder;
import com.segmailer.server.segment.SegmentRoutes;
import com.segmailer.server.suppression.SuppressionFileRoutes;
import com.segmailer.server.suppression.SuppressionRoutes;
import com.segmailer.server.template.PreviewFacts;
import com.segmailer.server.template.PreviewRoutes;
import com.segmailer.server.template.TemplateRoutes;
import com.segmailer.server.template.VersionRoutes;
import com.segmailer.server.topic.TopicRoutes;
import com.segmailer.server.tracking.TrackingRoutes;
import com.segmailer.server.webhook.DeliveryRoutes;
import com.segmailer.server.webhook.DeliveryWorker;
import com.segmailer.server.webhook.WebhookRoutes;
import com.segmailer.server.workflow.MigrationRoutes;
import com.segmailer.server.workflow.RecipeRoutes;
import com.segmailer.server.workflow.RenderedMessages;
import com.segmailer.server.workflow.RunRoutes;
import com.segmailer.server.workflow.SimulationRoutes;
import com.segmailer.server.workflow.WorkflowRoutes;
import com.segmailer.server.workspace.ApiKeyRoutes;
import com.segmailer.server.workspace.WorkspaceRoutes;
import com.segmailer.server.workspace.WorkspaceStore;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.net.URI;
import java.util.List;

/** A running node: its parts, its workers, and the routes over them. */
public final class Server implements Node {

  private final Parts parts;
  private final Workers workers;
  private final Router router;
  private final HttpServer http;
  private final AutoCloseable smtp;

  private Server(Parts parts, HttpSettings settings, InboundConfig mail) {
    this.parts = parts;
    var inbound = Inbound.on(parts, Sending.sentMessages());
    this.smtp = inbound.listen(mail, URI.create(parts.links().publicUrl()).getHost());
    this.workers = Workers.start(parts, inbound);
    this.router = router(parts, workers);
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

  /** All routes; {@code workers} are woken by those that leave them something to do. */
  private static Router router(Parts parts, Workers workers) {
    var database = parts.database();
    var engine = parts.engine();
    var definitions = parts.definitions();
    var cursors = parts.cursors();
    var clock = parts.clock();
    var bulk = new BulkCall(engine);
    var upload = new Upload(database, parts.ids(), clock);
    var zone = new ZoneChange(parts.changes());
    var router = new Router();
    new OperationsRoutes(parts.readiness(), parts.metrics()).addTo(router);
    new DocsRoutes().addTo(router);
    new WorkspaceRoutes(database, new WorkspaceStore(), zone::announce, parts.changes()::announce)
        .addTo(router);
    new ApiKeyRoutes(database, parts.keys(), cursors, clock).addTo(router);
    new ContactRoutes(database, engine, definitions).addTo(router);
    new ContactListRoutes(database, definitions, cursors, clock).addTo(router);
    new PersonRoutes(database, definitions, cursors, clock).addTo(router);
    new BulkRoutes(bulk).addTo(router);
    new ExportRoutes(database, definitions).addTo(router);
    new EventRoutes(engine, bulk, clock).addTo(router);
    new EventNameRoutes(database, cursors).addTo(router);
    new SegmentRoutes(database, parts.segments(), cursors, workers::wakeBuilder).addTo(router);
    new MembershipRoutes(database, engine, definitions, cursors).addTo(router);
    new ExplainRoutes(database, definitions, clock).addTo(router);
    new AttributeRoutes(database, parts.changes(), cursors).addTo(router);
    new ImportRoutes(database, upload, cursors, clock, workers::wakeImports).addTo(router);
    new SuppressionRoutes(database, definitions, cursors, clock).addTo(router);
    new SuppressionFileRoutes(database, definitions, clock).addTo(router);
    new WebhookRoutes(database, parts.endpoints(), parts.addresses(), cursors, clock).addTo(router);
    new DeliveryRoutes(database, cursors, parts.ids(), clock, workers.webhooks()).addTo(router);
    domainRoutes(parts).addTo(router);
    new MessageRoutes(database, engine, cursors, parts.ids(), clock, workers::wakeSenders)
        .addTo(router);
    new MailboxRoutes(database, cursors).addTo(router);
    addWorkflows(router, parts, workers);
    new TrackingRoutes(parts.links(), database, engine, parts.metrics(), clock).addTo(router);
    parts.campaigns().addTo(router, workers::wakeCampaigns);
    addTemplates(router, parts);
    new TopicRoutes(database, parts.topics(), cursors).addTo(router);
    parts.recipients(workers::wakeSenders).addTo(router);
    return router;
  }

  private static void addWorkflows(Router router, Parts parts, Workers workers) {
    var database = parts.database();
    new WorkflowRoutes(
            database,
            parts.definitions(),
            parts.workflows(),
            parts.cursors(),
            workers::wakeWorkflows)
        .addTo(router);
    new RunRoutes(database, parts.engine(), parts.cursors()).addTo(router);
    new MigrationRoutes(database, parts.workflows(), workers::wakeWorkflows).addTo(router);
    new SimulationRoutes(
            database,
            parts.definitions(),
            new RenderedMessages(parts.templates(), parts::workspace),
            parts.clock())
        .addTo(router);
    new RecipeRoutes(
            database, parts.workflows(), parts.segments(), parts.ids(), parts.clock(), () -> {
              workers.wakeBuilder();
              workers.wakeWorkflows();
            })
        .addTo(router);
  }

  private static void addTemplates(Router router, Parts parts) {
    var database = parts.database();
    var clock = parts.clock();
    var facts = new PreviewFacts(database, parts::workspace, clock);
    new TemplateRoutes(database, parts.templates(), parts.cursors(), parts.ids(), clock)
        .addTo(router);
    new VersionRoutes(database, parts.cursors()).addTo(router);
    new PreviewRoutes(database, facts).addTo(router);
  }

  private static SendingDomainRoutes domainRoutes(Parts parts) {
    var mail = parts.mail();
    var check = new DomainCheck(new Dns(mail.resolver()), new Zone(mail.host(), mail.spf()));
    return new SendingDomainRoutes(
        parts.database(), parts.domains(), check, parts.cursors(), parts.ids(), parts.clock());
  }

  private static HttpSettings httpSettings(Config config) {
    var asked = config.http();
    var usual = HttpSettings.Limits.DEFAULT;
    var limits = new HttpSettings.Limits(
        (int) Math.min(asked.bodyLimit(), Integer.MAX_VALUE - 64),
        asked.rateLimit(),
        usual.concurrentRequests(),
        usual.headerBytes());
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
