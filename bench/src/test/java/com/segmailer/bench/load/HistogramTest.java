package com.segmailer.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {

  private final Histogram histogram = new Histogram();

  @Test
  void shares_of_a_second_in_microseconds_are_known_to_within_two_percent() {
    for (int micros = 1; micros <= 1_000_000; micros++) {
      histogram.record(micros * 1_000L);
    }

    assertThat(histogram.millis(0.5)).isCloseTo(500, within(10.0));
    assertThat(histogram.millis(0.99)).isCloseTo(990, within(20.0));
    assertThat(histogram.millis(1)).isCloseTo(1_000, within(20.0));
  }

  @Test
  void short_latencies_are_exact_to_the_microsecond() {
    histogram.record(63_000);
    histogram.record(64_000);
    histogram.record(127_000);

    assertThat(histogram.millis(0.3)).isEqualTo(0.063);
    assertThat(histogram.millis(0.6)).isEqualTo(0.064);
    assertThat(histogram.millis(1)).isEqualTo(0.127);
  }

  @Test
  void nothing_recorded_is_zero() {
    assertThat(histogram.millis(0.99)).isZero();
  }

  @Test
  void adding_counts_both() {
    var other = new Histogram();
    other.record(10_000_000_000L);
    histogram.record(1_000_000);

    histogram.add(other);

    assertThat(histogram.total()).isEqualTo(2);
    assertThat(histogram.millis(1)).isCloseTo(10_000, within(200.0));
  }
}
