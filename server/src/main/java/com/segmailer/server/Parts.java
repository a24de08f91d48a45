package com.segmailer.server;

import com.segmailer.server.bounce.VerpTokens;
import com.segmailer.server.campaign.CampaignReferrers;
import com.segmailer.server.campaign.Campaigns;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.Referrers;
import com.segmailer.server.domain.SendingDomains;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Egress;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.HttpParts;
import com.segmailer.server.http.Readiness;
import com.segmailer.server.link.Links;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.DatabaseWatch;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.segment.SegmentDefinitions;
import com.segmailer.server.template.Templates;
import com.segmailer.server.topic.TopicDefinitions;
import com.segmailer.server.webhook.Endpoints;
import com.segmailer.server.workflow.Drafts;
import com.segmailer.server.workflow.WorkflowDefinitions;
import com.segmailer.server.workflow.WorkflowReferrers;
import com.segmailer.server.workspace.ApiKeys;
import com.segmailer.server.workspace.IdempotencyStore;
import com.segmailer.server.workspace.InstallationStore;
import com.segmailer.server.workspace.Workspace;
import com.segmailer.server.workspace.WorkspaceStore;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What routes and workers share.
 *
 * @param door the pool of the engine, whose sessions know one plan for each statement
 * @param queues a small pool of the same kind, for what is sent: it never holds up the engine
 * @param egress calls to addresses that others chose, by the rules of {@code addresses}
 */
public record Parts(
    Database database,
    Database door,
    Database queues,
    AddressRules addresses,
    Egress egress,
    Engine engine,
    DefinitionCache definitions,
    DefinitionChanges changes,
    SegmentDefinitions segments,
    TopicDefinitions topics,
    WorkflowDefinitions workflows,
    Endpoints endpoints,
    ApiKeys keys,
    IdempotencyStore idempotency,
    Templates templates,
    Campaigns campaigns,
    SendingDomains domains,
    MailConfig mail,
    Cursors cursors,
    VerpTokens verp,
    Links links,
    DatabaseWatch watch,
    Readiness readiness,
    PrometheusRegistry metrics,
    Ids ids,
    InstantSource clock,
    OutputStream log)
    implements AutoCloseable {

  /** Batches of one workspace that a node decides at a time. */
  static final int LANES = 2;

  // Young tables have no statistics yet; with these the planner has one plan to choose from.
  private static final List<String> ONE_PLAN =
      List.of("enable_hashjoin=off", "enable_mergejoin=off", "enable_seqscan=off");

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  /** How long what was begun may take to be stored when the node stops. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private static final int DOOR_CONNECTIONS = 10;
  private static final int QUEUE_CONNECTIONS = 8;
  private static final int SECRET_BYTES = 32;

  /** Opens the pools on a database whose schema is up to date. */
  public static Parts on(
      DatabaseAddress address,
      int connections,
      Outside outside,
      InstantSource clock,
      OutputStream log) {
    var database = Database.open(address, PoolSettings.usual(connections));
    var door = onePlan(address, "door", DOOR_CONNECTIONS);
    var ids = new Ids(clock);
    var random = new SecureRandom();
    var definitions = new DefinitionCache();
    var changes = new DefinitionChanges(door);
    var secret = installationSecret(database, random);
    var queues = onePlan(address, "queues", QUEUE_CONNECTIONS);
    var watch = DatabaseWatch.start(database, List.of(database, door, queues));
    var metrics = jvmMetrics();
    var engine = new Engine(door, definitions, ids, clock, LANES);
    var cursors = new Cursors(secret);
    return new Parts(
        database,
        door,
        queues,
        outside.addresses(),
        new Egress(outside.addresses()),
        engine,
        definitions,
        changes,
        new SegmentDefinitions(
            changes,
            Referrers.all(List.of(CampaignReferrers::ofSegment, WorkflowReferrers::of)),
            ids,
            clock),
        new TopicDefinitions(
            changes,
            ids,
            clock,
            Referrers.all(
                List.of(Templates::aboutTopic, CampaignReferrers::ofTopic, WorkflowReferrers::of))),
        workflows(changes, outside, ids, clock),
        new Endpoints(changes, ids, clock, random),
        new ApiKeys(database, clock, ids::next, random),
        new IdempotencyStore(database),
        new Templates(
            database, Referrers.all(List.of(CampaignReferrers::ofTemplate, WorkflowReferrers::of))),
        Campaigns.on(database, engine, definitions, cursors, metrics, ids, clock),
        new SendingDomains(database),
        outside.mail(),
        cursors,
        new VerpTokens(secret),
        new Links(secret, outside.publicUrl()),
        watch,
        new Readiness(watch::takesWrites),
        metrics,
        ids,
        clock,
        log);
  }

  private static WorkflowDefinitions workflows(
      DefinitionChanges changes, Outside outside, Ids ids, InstantSource clock) {
    var drafts = new Drafts(outside.addresses(), new SenderCheck(outside.mail()));
    return new WorkflowDefinitions(changes, drafts, ids, clock);
  }

  private static byte[] installationSecret(Database database, SecureRandom random) {
    var fresh = new byte[SECRET_BYTES];
    random.nextBytes(fresh);
    return database.inTransaction(sql -> new InstallationStore().cursorSecret(sql, fresh));
  }

  /** Grows with whatever this node writes. */
  long transactions() {
    return database.transactions() + queues.transactions();
  }

  private static Database onePlan(DatabaseAddress address, String name, int connections) {
    var settings = PoolSettings.usual(connections).with(name, connections, ONE_PLAN);
    return Database.open(address, settings.brief());
  }

  private static PrometheusRegistry jvmMetrics() {
    var metrics = new PrometheusRegistry();
    JvmMetrics.builder().register(metrics);
    return metrics;
  }

  /** The workspace of that number, which must be there. */
  public Workspace workspace(int id) {
    return database.read(sql -> new WorkspaceStore().byId(sql, id)).orElseThrow();
  }

  /** In whose name many may be written to. */
  public SenderCheck senders() {
    return new SenderCheck(mail);
  }

  HttpParts http() {
    return new HttpParts(
        keys, idempotency, readiness, Refusals::ofFailure, ids::next, clock, metrics, log);
  }

  @Override
  public void close() {
    watch.close();
    egress.close();
    queues.close();
    if (!engine.drain(LAST_WORDS)) {
      LOG.warn("stopped before everything that was begun was stored");
    }
    door.close();
    database.close();
  }
}
