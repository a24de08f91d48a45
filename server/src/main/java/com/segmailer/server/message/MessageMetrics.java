package com.segmailer.server.message;

import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.server.message.MessageStore.Said;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Counts what becomes of messages, and how long it takes. */
final class MessageMetrics {

  private static final double[] DELIVERY_BOUNDS = {0.1, 0.5, 1, 5, 30, 120, 600, 3_600, 21_600};
  private static final double[] ATTEMPT_BOUNDS = {0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600};
  private static final double NANOS = 1e9;
  private static final Set<MessageState> ENDS = EnumSet.of(
      MessageState.SENT,
      MessageState.BOUNCED,
      MessageState.FAILED,
      MessageState.UNKNOWN,
      MessageState.SKIPPED);
  private static final List<String> DEFERRALS =
      List.of("connection", "4.0", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "other");

  private final Counter outcomes;
  private final Counter deferrals;
  private final Counter held;
  private final Histogram delivery;
  private final Histogram attempts;

  MessageMetrics(PrometheusRegistry registry) {
    outcomes = counter(
        "segmailer_messages_total",
        "Messages by what became of an attempt to send them.",
        "outcome",
        registry);
    deferrals = counter(
        "segmailer_message_deferrals_total",
        "Attempts put off, by the class of the mail server's reply.",
        "class",
        registry);
    held = counter(
        "segmailer_messages_held_total",
        "Messages put back, untried, by the limit that they met.",
        "limit",
        registry);
    delivery = histogram(
            "segmailer_message_delivery_seconds",
            "Time from when a message was wanted until a mail server had taken it.",
            DELIVERY_BOUNDS)
        .labelNames("kind")
        .register(registry);
    attempts = histogram(
            "segmailer_message_attempt_seconds",
            "Time that handing over a message took, waiting for a connection included.",
            ATTEMPT_BOUNDS)
        .register(registry);
    startAtZero();
  }

  private void startAtZero() {
    for (var state : ENDS) {
      outcomes.initLabelValues(wordOf(state));
    }
    outcomes.initLabelValues("deferred");
    for (var reply : DEFERRALS) {
      deferrals.initLabelValues(reply);
    }
    for (var limit : Throttle.Limit.values()) {
      held.initLabelValues(wordOf(limit));
    }
    for (var reason : SendingLimits.Reason.values()) {
      held.initLabelValues(reason.wireName());
    }
    for (var kind : Dispatch.Kind.values()) {
      delivery.initLabelValues(wordOf(kind));
    }
  }

  private static Counter counter(
      String name, String help, String label, PrometheusRegistry registry) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .withoutExemplars()
        .register(registry);
  }

  private static Histogram.Builder histogram(String name, String help, double[] bounds) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(bounds)
        .withoutExemplars();
  }

  private static String wordOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  void ended(MessageState state) {
    outcomes.labelValues(wordOf(state)).inc();
  }

  void deferred(Said said) {
    outcomes.labelValues("deferred").inc();
    deferrals.labelValues(classOf(said)).inc();
  }

  /** The first two numbers of the status; only those of class 4 and a few of ours can occur. */
  private static String classOf(Said said) {
    var status = said.status();
    if (said.code() == 0 || status == null) {
      return "connection";
    }
    int end = status.indexOf('.', 2);
    var numbers = end < 0 ? status : status.substring(0, end);
    return numbers.matches("[45]\\.[0-7]") ? numbers : "other";
  }

  void held(Throttle.Limit limit) {
    held.labelValues(wordOf(limit)).inc();
  }

  void held(SendingLimits.Reason reason) {
    held.labelValues(reason.wireName()).inc();
  }

  void delivered(Claimed message, Instant now) {
    delivery
        .labelValues(message.kind().name().toLowerCase(Locale.ROOT))
        .observe(Math.max(0, Duration.between(message.since(), now).toMillis() / 1e3));
  }

  void attempted(long nanos) {
    attempts.observe(nanos / NANOS);
  }
}
