package com.segmailer.server;

import com.segmailer.server.postgres.DatabaseFailure;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the rounds of workers that fail, and tells when one last did not. */
final class WorkerMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerMetrics.class);

  /** Before the next round when the database cannot be reached; each waits for it in vain, too. */
  private static final Duration AWAY = Duration.ofSeconds(1);

  private final Counter failures;
  private final Gauge success;
  private final BooleanSupplier databaseIsUp;
  private final InstantSource clock;

  WorkerMetrics(PrometheusRegistry registry, BooleanSupplier databaseIsUp, InstantSource clock) {
    this.databaseIsUp = databaseIsUp;
    this.clock = clock;
    failures = Counter.builder()
        .name("segmailer_worker_failures_total")
        .help("Rounds of background workers that failed.")
        .labelNames("worker")
        .withoutExemplars()
        .register(registry);
    success = Gauge.builder()
        .name("segmailer_worker_last_success_timestamp_seconds")
        .help("When a round of a background worker last ended well; at first, when it was started.")
        .labelNames("worker")
        .withoutExemplars()
        .register(registry);
  }

  /** The rounds of a worker, watched. */
  Supplier<Duration> watched(String worker, Supplier<Duration> runOnce) {
    failures.initLabelValues(worker);
    succeeded(worker);
    var lost = new Lost(); // Rounds of one loop follow each other.
    return () -> {
      try {
        var rest = runOnce.get();
        succeeded(worker);
        lost.found(worker);
        return rest;
      } catch (DatabaseFailure e) {
        failures.labelValues(worker).inc();
        return whenAway(worker, e, lost.again(e));
      } catch (RuntimeException | Error e) {
        failures.labelValues(worker).inc();
        throw e;
      }
    };
  }

  private void succeeded(String worker) {
    success.labelValues(worker).set(clock.instant().toEpochMilli() / 1e3);
  }

  /** The rounds of a loop that did not reach the database, since the last that did. */
  private static final class Lost {
    private int rounds;
    private @Nullable DatabaseFailure first;

    /** Whether it is not the first. */
    boolean again(DatabaseFailure failure) {
      first = rounds == 0 ? failure : first;
      return rounds++ > 0;
    }

    // While the database is away there are many, and that it is away is logged once, elsewhere.
    void found(String worker) {
      if (rounds == 1 && first != null) {
        LOG.warn("worker {} failed once, and went on: {}", worker, first.getMessage());
      }
      rounds = 0;
      first = null;
    }
  }

  // All workers fail then, round after round: that the database is away, or full, is logged once,
  // elsewhere. That it is away shows a few seconds after the first round that finds it so.
  private Duration whenAway(String worker, DatabaseFailure failure, boolean again) {
    var told = failure.hasNoRoom() || !again || !databaseIsUp.getAsBoolean();
    if (!failure.isTransient() || failure.isConflict() || !told) {
      throw failure;
    }
    LOG.debug("worker {} could not reach the database", worker);
    return AWAY;
  }
}
