package com.segmailer.server.message;

import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.bounce.SentMessages;
import com.segmailer.server.bounce.VerpTokens;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.domain.SendingDomains;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.link.Links;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.mail.SmtpTransport;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.template.Templates;
import com.segmailer.server.workspace.Workspace;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.function.IntFunction;

/**
 * What it takes to send messages, put together.
 *
 * @param queues a pool whose sessions know one plan for each statement
 */
public record Sending(
    Database database,
    Database queues,
    Engine engine,
    DefinitionCache definitions,
    Templates templates,
    SendingDomains domains,
    VerpTokens returnPaths,
    Links links,
    DeliveryReports reports,
    MailConfig mail,
    IntFunction<Workspace> workspaces,
    PrometheusRegistry metrics,
    Ids ids,
    InstantSource clock) {

  /** Finds what was sent, for those who are told about it. */
  public static SentMessages sentMessages() {
    return new MessageLookup();
  }

  /** One that hands messages to the mail server, or keeps them here where none is set. */
  public SendWorker worker() {
    Carrier carrier = mail.smtp()
        .<Carrier>map(settings -> new SmtpCarrier(new SmtpTransport(settings), domains))
        .orElseGet(() -> new MailboxCarrier(database, clock));
    var throttle = new Throttle(
        mail.smtp().map(settings -> settings.limits().rates()).orElse(SmtpSettings.Rates.NONE));
    var composer = new Composer(templates, domains, returnPaths, links, mail);
    return new SendWorker(this, composer, carrier, throttle, new MessageMetrics(metrics));
  }

  public QueueMetrics queueMetrics() {
    return new QueueMetrics(queues, metrics, clock);
  }

  /** Keeps the mailbox within its bounds; says whether there may be more to do. */
  public boolean purgeMailbox() {
    for (int workspace : database.read(MailboxStore::workspaces)) {
      database.inTransaction(sql -> MailboxStore.purge(sql, workspace, clock.instant()));
    }
    return false;
  }
}
