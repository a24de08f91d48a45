package com.segmailer.server;

import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.bounce.InboundMetrics;
import com.segmailer.server.bounce.InboundSmtp;
import com.segmailer.server.bounce.SentMessages;
import com.segmailer.server.bounce.provider.InboundRoutes;
import com.segmailer.server.bounce.provider.ProviderRoutes;
import com.segmailer.server.bounce.provider.SnsFetch;
import com.segmailer.server.config.InboundConfig;
import com.segmailer.server.http.Router;
import java.net.URI;

/** The ways in for what becomes of messages: by mail and by calls of providers. */
record Inbound(Parts parts, DeliveryReports reports, InboundMetrics metrics) {

  static Inbound on(Parts parts, SentMessages messages) {
    var metrics = new InboundMetrics(parts.metrics());
    var reports = new DeliveryReports(
        parts.database(),
        parts.engine(),
        parts.definitions(),
        messages,
        parts.verp(),
        metrics,
        parts.clock());
    return new Inbound(parts, reports, metrics);
  }

  void addTo(Router router) {
    var publicUrl = URI.create(parts.links().publicUrl());
    var database = parts.database();
    new ProviderRoutes(database, publicUrl, parts.clock()).addTo(router);
    new InboundRoutes(database, reports, metrics, new SnsFetch(), parts.clock()).addTo(router);
  }

  /** Opens the SMTP port where one is set; nothing to close otherwise. */
  AutoCloseable listen(InboundConfig config, String name) {
    if (config.isOff()) {
      return () -> {};
    }
    return InboundSmtp.start(
        config.host(), config.port(), name, parts.verp(), reports, metrics, parts.clock());
  }
}
