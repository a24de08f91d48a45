package com.segmailer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A pace is kept, however often and irregularly somebody asks. */
final class PaceProperties {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void no_more_than_the_pace_and_a_few_seconds_of_catching_up() {
    Trials.run(500, 1, random -> {
      var pace = new Pace(random.nextInt(1, 500_000));
      var next = START;
      var now = START;
      long made = 0;
      for (int i = 0; i < 200; i++) {
        now = now.plusMillis(random.nextInt(1, 20_000));
        int some = pace.allowed(next, now, random.nextInt(1, 5_000));
        next = pace.next(next, now, some);
        made += some;
        double seconds = Duration.between(START, now).toMillis() / 1_000.0;
        double most = (seconds + Pace.CAUGHT_UP.toSeconds()) * pace.perHour() / 3_600 + 2;
        assertThat(made).isLessThanOrEqualTo((long) Math.ceil(most));
      }
    });
  }

  @Test
  void whoever_asks_often_gets_the_whole_pace() {
    Trials.run(100, 1, random -> {
      var pace = new Pace(random.nextInt(3_600, 500_000));
      var next = START;
      var now = START;
      long made = 0;
      while (Duration.between(START, now).toMinutes() < 10) {
        now = now.plusMillis(random.nextInt(1, 5_000));
        int some = pace.allowed(next, now, Integer.MAX_VALUE);
        next = pace.next(next, now, some);
        made += some;
      }
      assertThat(made).isGreaterThanOrEqualTo(pace.perHour() / 6L - 1);
    });
  }
}
