package com.segmailer.server.bounce;

import com.segmailer.server.suppression.Suppressions;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Locale;

/** Counts what comes in about messages. */
public final class InboundMetrics {

  private static final List<String> KINDS =
      List.of("hard", "soft", "complaint", "delivered", "delayed", "ignored", "repeated");
  private static final List<String> MAILS = List.of(
      "report",
      "auto-reply",
      "other",
      "too-many",
      "no-return-path",
      "too-large",
      "put-off",
      "failed");

  private final Counter reports;
  private final Counter suppressed;
  private final Counter mails;
  private final Counter calls;

  public InboundMetrics(PrometheusRegistry registry) {
    reports = counter(
        registry,
        "segmailer_delivery_reports_total",
        "Reports about messages, by what they say.",
        "kind");
    suppressed = counter(
        registry,
        "segmailer_suppressed_addresses_total",
        "Addresses given up because of reports.",
        "reason");
    mails = counter(
        registry,
        "segmailer_inbound_mails_total",
        "Mails that came in for return paths, by what they were.",
        "outcome");
    calls = counter(
        registry,
        "segmailer_inbound_calls_total",
        "Calls of providers, by what became of them.",
        "provider",
        "outcome");
    for (var kind : KINDS) {
      reports.initLabelValues(kind);
    }
    suppressed.initLabelValues(wordOf(Suppressions.Reason.BOUNCED));
    suppressed.initLabelValues(wordOf(Suppressions.Reason.COMPLAINED));
    for (var outcome : MAILS) {
      mails.initLabelValues(outcome);
    }
  }

  /** Has what is counted of a provider begin at zero. */
  public void provider(String provider) {
    calls.initLabelValues(provider, "taken");
    calls.initLabelValues(provider, "refused");
  }

  private static String wordOf(Suppressions.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static Counter counter(
      PrometheusRegistry registry, String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  void reported(String kind) {
    reports.labelValues(kind).inc();
  }

  void suppressed(Suppressions.Reason reason) {
    suppressed.labelValues(wordOf(reason)).inc();
  }

  void mail(String outcome) {
    mails.labelValues(outcome).inc();
  }

  /** One call of a provider. */
  public void call(String provider, String outcome) {
    calls.labelValues(provider, outcome).inc();
  }
}
