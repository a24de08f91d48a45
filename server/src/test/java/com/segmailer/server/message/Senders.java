package com.segmailer.server.message;

import com.segmailer.server.Parts;
import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.bounce.InboundMetrics;
import com.segmailer.server.mail.SmtpSettings;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;

/** Sending as a node of its own does it, beside the node under test. */
public final class Senders {

  private Senders() {}

  static SendWorker worker(
      Parts parts, Carrier carrier, SmtpSettings.Rates rates, InstantSource clock) {
    var sending = sending(parts, clock);
    return new SendWorker(
        sending,
        new Composer(parts.templates(), parts.domains(), parts.verp(), parts.links(), parts.mail()),
        carrier,
        new Throttle(rates),
        new MessageMetrics(sending.metrics()));
  }

  public static Sending sending(Parts parts, InstantSource clock) {
    var metrics = new PrometheusRegistry();
    var reports = new DeliveryReports(
        parts.database(),
        parts.engine(),
        parts.definitions(),
        new MessageLookup(),
        parts.verp(),
        new InboundMetrics(metrics),
        parts.clock());
    return new Sending(
        parts.database(),
        parts.queues(),
        parts.engine(),
        parts.definitions(),
        parts.templates(),
        parts.domains(),
        parts.verp(),
        parts.links(),
        reports,
        parts.mail(),
        parts::workspace,
        metrics,
        parts.ids(),
        clock);
  }
}
