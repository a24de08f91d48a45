package com.segmailer.server.tracking;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/** Counts openings and clicks by what became of them. */
final class TrackingMetrics {

  private static final List<String> OUTCOMES =
      List.of("recorded", "passed", "marked", "gone", "head", "unknown", "lost");

  private final Counter hits;

  TrackingMetrics(PrometheusRegistry registry) {
    hits = Counter.builder()
        .name("segmailer_tracking_hits_total")
        .help("Openings and clicks by what became of them.")
        .labelNames("kind", "outcome")
        .withoutExemplars()
        .register(registry);
    for (var outcome : OUTCOMES) {
      hits.initLabelValues("click", outcome);
      hits.initLabelValues("open", outcome);
    }
  }

  void hit(String kind, String outcome) {
    hits.labelValues(kind, outcome).inc();
  }
}
