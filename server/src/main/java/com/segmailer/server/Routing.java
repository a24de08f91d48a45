package com.segmailer.server;

import com.segmailer.server.attribute.AttributeRoutes;
import com.segmailer.server.bulk.BulkCall;
import com.segmailer.server.contact.BulkRoutes;
import com.segmailer.server.contact.ContactListRoutes;
import com.segmailer.server.contact.ContactRoutes;
import com.segmailer.server.contact.ExportRoutes;
import com.segmailer.server.contact.PersonRoutes;
import com.segmailer.server.definition.ZoneChange;
import com.segmailer.server.domain.Dns;
import com.segmailer.server.domain.DomainCheck;
import com.segmailer.server.domain.SendingDomainRoutes;
import com.segmailer.server.domain.Zone;
import com.segmailer.server.event.EventNameRoutes;
import com.segmailer.server.event.EventRoutes;
import com.segmailer.server.http.Downloads;
import com.segmailer.server.http.OperationsRoutes;
import com.segmailer.server.http.Router;
import com.segmailer.server.imports.ImportRoutes;
import com.segmailer.server.imports.Upload;
import com.segmailer.server.message.MailboxRoutes;
import com.segmailer.server.message.MessageRoutes;
import com.segmailer.server.message.SenderNames;
import com.segmailer.server.segment.ExplainRoutes;
import com.segmailer.server.segment.MembershipRoutes;
import com.segmailer.server.segment.SegmentRoutes;
import com.segmailer.server.suppression.SuppressionFileRoutes;
import com.segmailer.server.suppression.SuppressionRoutes;
import com.segmailer.server.template.PreviewFacts;
import com.segmailer.server.template.PreviewRoutes;
import com.segmailer.server.template.TemplateRoutes;
import com.segmailer.server.template.VersionRoutes;
import com.segmailer.server.topic.RecipientRoutes;
import com.segmailer.server.topic.TopicRoutes;
import com.segmailer.server.tracking.TrackingRoutes;
import com.segmailer.server.webhook.DeliveryRoutes;
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

/** What a node answers to, feature by feature. */
final class Routing {

  private Routing() {}

  /** All routes; {@code workers} are woken by those that leave them something to do. */
  static Router over(Parts parts, Workers workers) {
    var database = parts.database();
    var engine = parts.engine();
    var definitions = parts.definitions();
    var cursors = parts.cursors();
    var clock = parts.clock();
    var bulk = new BulkCall(engine);
    var downloads = new Downloads(Downloads.Bounds.within(database.connections()));
    var upload = new Upload(database, parts.ids(), clock, Upload.MOST);
    var zone = new ZoneChange(parts.changes(), clock);
    var router = new Router();
    new OperationsRoutes(parts.readiness(), parts.metrics()).addTo(router);
    new DocsRoutes().addTo(router);
    new WorkspaceRoutes(
            database,
            new WorkspaceStore(),
            zone::announce,
            parts.changes()::announce,
            workers::wakeAllBuilders)
        .addTo(router);
    new ApiKeyRoutes(database, parts.keys(), cursors, clock).addTo(router);
    new ContactRoutes(database, engine, definitions).addTo(router);
    new ContactListRoutes(database, definitions, cursors, clock).addTo(router);
    new PersonRoutes(database, definitions, cursors, PersonParts.of(parts), downloads, clock)
        .addTo(router);
    new BulkRoutes(bulk).addTo(router);
    new ExportRoutes(database, definitions, downloads).addTo(router);
    new EventRoutes(engine, bulk, clock).addTo(router);
    new EventNameRoutes(database, cursors).addTo(router);
    new SegmentRoutes(database, parts.segments(), cursors, workers::wakeBuilder).addTo(router);
    new MembershipRoutes(database, engine, definitions, cursors).addTo(router);
    new ExplainRoutes(database, definitions, clock).addTo(router);
    new AttributeRoutes(database, parts.changes(), cursors).addTo(router);
    new ImportRoutes(database, upload, cursors, clock, workers::wakeImports).addTo(router);
    new SuppressionRoutes(database, definitions, cursors, clock).addTo(router);
    new SuppressionFileRoutes(database, definitions, downloads, clock).addTo(router);
    var hooks = workers.webhooks();
    new WebhookRoutes(
            database, parts.endpoints(), parts.addresses(), cursors, clock, hooks::changed)
        .addTo(router);
    new DeliveryRoutes(database, cursors, parts.ids(), clock, hooks).addTo(router);
    domainRoutes(parts).addTo(router);
    new MessageRoutes(database, engine, cursors, parts.ids(), clock, workers::wakeSenders)
        .addTo(router);
    new MailboxRoutes(database, cursors, parts.links()).addTo(router);
    addWorkflows(router, parts, workers);
    new TrackingRoutes(parts.links(), database, engine, parts.metrics(), clock).addTo(router);
    parts.campaigns().addTo(router, parts.senders(), workers::wakeCampaigns);
    addTemplates(router, parts);
    new TopicRoutes(database, parts.topics(), cursors).addTo(router);
    recipients(parts).addTo(router);
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
            parts.workflows(),
            new RenderedMessages(
                database,
                parts.templates(),
                new SenderNames(parts.domains(), parts.mail()),
                parts::workspace),
            parts.clock())
        .addTo(router);
    new RecipeRoutes(parts.workflows(), parts.segments(), parts.ids(), parts.clock(), () -> {
          workers.wakeBuilder();
          workers.wakeWorkflows();
        })
        .addTo(router);
  }

  private static RecipientRoutes recipients(Parts parts) {
    return new RecipientRoutes(
        parts.database(),
        parts.engine(),
        parts.definitions(),
        parts.links(),
        parts::workspace,
        parts.ids(),
        parts.clock());
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
}
