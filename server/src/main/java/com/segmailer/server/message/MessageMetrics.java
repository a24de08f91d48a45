package com.segmailer.server.message;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/** Counts what becomes of messages. */
final class MessageMetrics {

  private final Counter outcomes;

  MessageMetrics(PrometheusRegistry registry) {
    outcomes = Counter.builder()
        .name("segmailer_messages_total")
        .help("Messages by what became of an attempt to send them.")
        .labelNames("outcome")
        .withoutExemplars()
        .register(registry);
  }

  void ended(MessageState state) {
    outcomes.labelValues(state.name().toLowerCase(Locale.ROOT)).inc();
  }

  void deferred() {
    outcomes.labelValues("deferred").inc();
  }
}
