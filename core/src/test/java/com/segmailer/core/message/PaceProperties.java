package com.segmailer.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A pace is kept however it is used, and is not slower than it must be. */
final class PaceProperties {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private record Step(Instant at, int gone) {}

  private static List<Step> steps(RandomGenerator random, int perSecond, boolean greedy) {
    var pace = new Pace(perSecond, START);
    var now = START;
    var steps = new ArrayList<Step>();
    for (int i = 0; i < 60; i++) {
      now = now.plusNanos(random.nextLong(0, 400_000_000L) / 1_000 * 1_000);
      int gone = greedy ? pace.allowed(now) : random.nextInt(0, pace.allowed(now) + 1);
      pace = pace.after(gone, now);
      steps.add(new Step(now, gone));
    }
    return steps;
  }

  @Test
  void in_no_time_go_more_than_flow_in_and_a_second_s_worth() {
    Trials.run(300, 1, random -> {
      int perSecond = random.nextInt(1, 2_000);
      var steps = steps(random, perSecond, random.nextBoolean());
      for (int from = 0; from < steps.size(); from++) {
        long gone = 0;
        for (var step : steps.subList(from, steps.size())) {
          gone += step.gone();
          double seconds = Duration.between(steps.get(from).at(), step.at()).toNanos() / 1e9;
          assertThat((double) gone).isLessThanOrEqualTo(perSecond * (seconds + 1) + 1e-6);
        }
      }
    });
  }

  @Test
  void whoever_takes_all_that_is_allowed_gets_what_flows_in() {
    Trials.run(300, 2, random -> {
      int perSecond = random.nextInt(1, 2_000);
      var steps = steps(random, perSecond, true);
      double seconds = Duration.between(START, steps.getLast().at()).toNanos() / 1e9;
      long gone = steps.stream().mapToLong(Step::gone).sum();
      // Each step may round up by a microsecond's worth.
      assertThat((double) gone)
          .isGreaterThanOrEqualTo(perSecond * seconds - 1 - 60 * perSecond / 1e6);
    });
  }

  @Test
  void after_the_wait_so_many_may_go_and_not_a_moment_before() {
    Trials.run(1_000, 3, random -> {
      int perSecond = random.nextInt(1, 2_000);
      var pace = new Pace(perSecond, START).after(random.nextInt(0, perSecond + 1), START);
      int wanted = random.nextInt(1, perSecond + 1);
      var wait = pace.until(wanted, START);
      assertThat(pace.allowed(START.plus(wait))).isGreaterThanOrEqualTo(wanted);
      if (wait.isPositive()) {
        assertThat(pace.allowed(START.plus(wait).minusNanos(1_000))).isLessThan(wanted);
      }
    });
  }
}
