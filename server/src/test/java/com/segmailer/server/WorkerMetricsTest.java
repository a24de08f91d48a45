package com.segmailer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.testkit.MovableClock;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is told of the rounds of workers. */
final class WorkerMetricsTest {

  private static final Duration REST = Duration.ofSeconds(7);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1_000));
  private boolean up;
  private final WorkerMetrics metrics = new WorkerMetrics(registry, () -> up, clock);

  private String scrape() throws IOException {
    var text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_round_that_fails_is_counted_and_leaves_the_time_of_the_last_success() throws IOException {
    Supplier<Duration> failing = metrics.watched("some", () -> {
      throw new IllegalStateException("wrong");
    });
    clock.advance(Duration.ofSeconds(60));

    assertThatThrownBy(failing::get).hasMessage("wrong");

    assertThat(scrape())
        .contains("segmailer_worker_failures_total{worker=\"some\"} 1.0")
        .contains("segmailer_worker_last_success_timestamp_seconds{worker=\"some\"} 1000.0");
  }

  @Test
  void a_round_that_succeeds_moves_that_time() throws IOException {
    var round = metrics.watched("some", () -> REST);
    clock.advance(Duration.ofSeconds(60));

    assertThat(round.get()).isEqualTo(REST);

    assertThat(scrape())
        .contains("segmailer_worker_failures_total{worker=\"some\"} 0.0")
        .contains("segmailer_worker_last_success_timestamp_seconds{worker=\"some\"} 1060.0");
  }

  @Test
  void that_the_database_is_away_is_a_failure_that_is_not_passed_on_to_be_logged()
      throws IOException {
    var round = metrics.watched("some", () -> {
      throw DatabaseFailure.of(new SQLException("gone", "08006"));
    });

    assertThat(round.get()).isPositive();

    assertThat(scrape()).contains("segmailer_worker_failures_total{worker=\"some\"} 1.0");
  }

  @Test
  void
      a_connection_that_was_lost_is_passed_on_when_it_is_lost_again_and_the_database_is_not_away() {
    up = true;
    var round = metrics.watched("some", () -> {
      throw DatabaseFailure.of(new SQLException("gone", "08006"));
    });

    assertThat(round.get()).isPositive();

    assertThatThrownBy(round::get).isInstanceOf(DatabaseFailure.class);
  }

  @Test
  void that_the_disk_of_the_database_is_full_is_not_passed_on() {
    up = true;
    var round = metrics.watched("some", () -> {
      throw DatabaseFailure.of(new SQLException("full", "53100"));
    });

    assertThat(round.get()).isPositive();
    assertThat(round.get()).isPositive();
  }

  @Test
  void what_the_database_refuses_is_passed_on() {
    var round = metrics.watched("some", () -> {
      throw DatabaseFailure.of(new SQLException("twice", "23505"));
    });

    assertThatThrownBy(round::get).isInstanceOf(DatabaseFailure.class);
  }
}
