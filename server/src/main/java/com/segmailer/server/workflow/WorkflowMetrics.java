package com.segmailer.server.workflow;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Reading;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Runs that need somebody, timers that are late, and how calls go. */
public final class WorkflowMetrics {

  private static final Duration REFRESH = Duration.ofSeconds(15);

  private static final String COUNTS = """
      select (select count(*) from workflow_runs where state = 'failed'),
             (select count(*) from workflow_calls),
             (select min(n.wake_at) from workspaces w
               cross join lateral (
                 select c.wake_at from contacts c
                  where c.workspace_id = w.id and c.wake_at is not null
                  order by c.wake_at limit 1) n)
      """;

  private record Counts(long failed, long calls, Optional<Instant> nextWakeUp) {}

  private final InstantSource clock;
  private final Counter calls;
  private final Counter turnedAway;
  private final Reading<Counts> counts = new Reading<>(REFRESH.multipliedBy(4));

  public WorkflowMetrics(PrometheusRegistry registry, InstantSource clock) {
    this.clock = clock;
    calls = Counter.builder()
        .name("segmailer_workflow_calls_total")
        .help("Requests of runs, by what they came to.")
        .labelNames("outcome")
        .withoutExemplars()
        .register(registry);
    for (var outcome : List.of("answered", "failed", "retried")) {
      calls.initLabelValues(outcome);
    }
    turnedAway = Counter.builder()
        .name("segmailer_workflow_runs_turned_away_total")
        .help("Runs that did not start because their contact is in as many as there may be.")
        .withoutExemplars()
        .register(registry);
    gauge("segmailer_workflow_runs_failed", "Runs that somebody must look after.")
        .callback(callback -> callback.call(counts.number(Counts::failed)))
        .register(registry);
    gauge("segmailer_workflow_calls_waiting", "Requests of runs without an answer yet.")
        .callback(callback -> callback.call(counts.number(Counts::calls)))
        .register(registry);
    gauge(
            "segmailer_wake_up_oldest_due_seconds",
            "For how long the contact that is due the longest has waited for its timer.")
        .callback(callback -> callback.call(counts.number(this::late)))
        .register(registry);
  }

  private static GaugeWithCallback.Builder gauge(String name, String help) {
    return GaugeWithCallback.builder().name(name).help(help);
  }

  private double late(Counts read) {
    return read.nextWakeUp()
        .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1e3))
        .orElse(0.0);
  }

  /** Counts, so that a scrape need not. */
  public Duration refresh(Database database) {
    counts.put(database.read(sql -> sql.one(
        COUNTS,
        row ->
            new Counts(row.bigint(1), row.bigint(2), Optional.ofNullable(row.instantOrNull(3))))));
    return REFRESH;
  }

  /** So many runs did not start for want of room. */
  public void turnedAway(int runs) {
    turnedAway.inc(runs);
  }

  void called(String outcome) {
    calls.labelValues(outcome).inc();
  }
}
