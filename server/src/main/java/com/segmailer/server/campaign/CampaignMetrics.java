package com.segmailer.server.campaign;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/** Counts what campaigns do. */
final class CampaignMetrics {

  private static final List<String> REASONS = List.of(
      "requested",
      "complaint-rate",
      "bounce-rate",
      "segment-gone",
      "template-gone",
      Watch.SENDER_UNVERIFIED);

  private final Counter made;
  private final Counter pauses;

  CampaignMetrics(PrometheusRegistry registry) {
    made = Counter.builder()
        .name("segmailer_campaign_messages_total")
        .help("Messages that campaigns have queued.")
        .withoutExemplars()
        .register(registry);
    pauses = Counter.builder()
        .name("segmailer_campaign_pauses_total")
        .help("Campaigns that were paused, by why.")
        .labelNames("reason")
        .withoutExemplars()
        .register(registry);
    for (var reason : REASONS) {
      pauses.initLabelValues(reason);
    }
  }

  void made(int messages) {
    made.inc(messages);
  }

  void paused(String reason) {
    pauses.labelValues(reason).inc();
  }
}
