package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Answer;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Reading;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How long queues are, how old what waits in them is, and how attempts go. */
public final class WebhookMetrics {

  private static final double[] BOUNDS = {0.005, 0.02, 0.1, 0.5, 2, 5, 10, 20};
  private static final Duration REFRESH = Duration.ofSeconds(15);
  private static final double NANOS = 1e9;

  /** Only enabled endpoints: at others nothing waits for us. */
  private static final String QUEUES = """
      select count(*), min(d.due_at)
        from webhook_endpoints e
        join webhook_deliveries d on d.workspace_id = e.workspace_id and d.endpoint_no = e.no
       where e.state = 'enabled' and d.due_at <= ?
      """;

  private record Queues(long due, Optional<Instant> oldest) {}

  private final InstantSource clock;
  private final Counter attempts;
  private final Histogram seconds;
  private final Reading<Queues> queues = new Reading<>(REFRESH.multipliedBy(4));

  public WebhookMetrics(PrometheusRegistry registry, InstantSource clock) {
    this.clock = clock;
    attempts = Counter.builder()
        .name("segmailer_webhook_attempts_total")
        .help("Attempts at deliveries, by what they came to.")
        .labelNames("outcome")
        .withoutExemplars()
        .register(registry);
    for (var outcome : List.of("delivered", "retried", "given-up", "gone")) {
      attempts.initLabelValues(outcome);
    }
    seconds = Histogram.builder()
        .name("segmailer_webhook_attempt_seconds")
        .help("Time from the beginning of an attempt to the end of its answer.")
        .classicOnly()
        .classicUpperBounds(BOUNDS)
        .withoutExemplars()
        .register(registry);
    GaugeWithCallback.builder()
        .name("segmailer_webhook_deliveries_due")
        .help("Deliveries that are due, over all queues.")
        .callback(callback -> callback.call(queues.number(Queues::due)))
        .register(registry);
    GaugeWithCallback.builder()
        .name("segmailer_webhook_oldest_due_seconds")
        .help("For how long the oldest delivery has been due.")
        .callback(callback -> callback.call(queues.number(this::oldest)))
        .register(registry);
  }

  private double oldest(Queues read) {
    return read.oldest()
        .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1e3))
        .orElse(0.0);
  }

  /** Counts what is due, so that a scrape need not. */
  public Duration refresh(Database database) {
    queues.put(database.read(sql -> sql.one(
        QUEUES,
        row -> new Queues(row.bigint(1), Optional.ofNullable(row.instantOrNull(2))),
        clock.instant())));
    return REFRESH;
  }

  void attempted(Answer.Verdict verdict, Duration took) {
    attempts.labelValues(outcome(verdict)).inc();
    seconds.observe(took.toNanos() / NANOS);
  }

  private static String outcome(Answer.Verdict verdict) {
    return switch (verdict) {
      case Answer.Delivered() -> "delivered";
      case Answer.TryAgain again -> "retried";
      case Answer.GivenUp() -> "given-up";
      case Answer.Gone() -> "gone";
    };
  }
}
