package com.segmailer.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.testkit.Trials;
import com.segmailer.server.mail.SendRate.Demand;
import com.segmailer.server.mail.SendRate.Lane;
import com.segmailer.server.mail.SendRate.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SendRateTest {

  private static final Instant NOON = Mails.NOON;
  private static final Lane LANE = new Lane(1, "smtp", "example.com");
  private static final Lane OTHER = new Lane(1, "smtp", "example.org");
  private static final Limit TEN = new Limit(10, 3);

  private final SendRate rate = new SendRate();

  private Duration take(Lane lane, Limit limit, Instant now) {
    return rate.take(List.of(new Demand(lane, limit)), now);
  }

  @Test
  void there_is_room_for_exactly_as_many_as_may_be_taken() {
    Trials.run(200, 7, random -> {
      var rates = new SendRate();
      var demand = new Demand(LANE, new Limit(random.nextInt(1, 100), random.nextInt(1, 20)));
      var now = NOON;
      for (int i = 0; i < 10; i++) {
        now = now.plusMillis(random.nextInt(0, 500));
        int room = rates.room(demand, now);
        for (int taken = 0; taken < room; taken++) {
          assertThat(rates.take(List.of(demand), now)).isZero();
        }
        assertThat(rates.take(List.of(demand), now)).isPositive();
        assertThat(rates.room(demand, now)).isZero();
      }
    });
  }

  @Test
  void places_in_the_line_before_a_lane_are_one_token_apart_and_take_none() {
    var demand = new Demand(LANE, TEN);
    for (int i = 0; i < 3; i++) {
      take(LANE, TEN, NOON);
    }

    var places =
        List.of(rate.queue(demand, NOON), rate.queue(demand, NOON), rate.queue(demand, NOON));

    assertThat(places)
        .containsExactly(Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(400));
    assertThat(take(LANE, TEN, NOON.plusMillis(100))).isZero();
  }

  @Test
  void a_burst_goes_at_once_and_the_rest_at_the_rate() {
    for (int i = 0; i < 3; i++) {
      assertThat(take(LANE, TEN, NOON)).isZero();
    }
    assertThat(take(LANE, TEN, NOON)).isEqualTo(Duration.ofMillis(100));
    assertThat(take(LANE, TEN, NOON.plusMillis(60))).isEqualTo(Duration.ofMillis(40));
    assertThat(take(LANE, TEN, NOON.plusMillis(100))).isZero();
    assertThat(take(LANE, TEN, NOON.plusMillis(100))).isEqualTo(Duration.ofMillis(100));
    assertThat(take(OTHER, TEN, NOON)).isZero();
  }

  @Test
  void a_message_that_must_wait_for_one_lane_takes_nothing_from_the_others() {
    var slow = new Demand(LANE, new Limit(1, 1));
    var fast = new Demand(OTHER, new Limit(1, 2));
    rate.take(List.of(slow, fast), NOON);

    for (int i = 0; i < 5; i++) {
      assertThat(rate.take(List.of(fast, slow), NOON)).isEqualTo(Duration.ofSeconds(1));
    }
    assertThat(rate.take(List.of(fast), NOON)).isZero();
    assertThat(rate.take(List.of(fast), NOON)).isPositive();
  }

  @Test
  void no_more_than_burst_and_rate_ever_go_and_waiting_as_told_is_enough() {
    Trials.run(200, 1, random -> {
      var rates = new SendRate();
      var limit = new Limit(1 + random.nextInt(500), 1 + random.nextInt(20));
      var now = NOON;
      int taken = 0;
      for (int i = 0; i < 500; i++) {
        var wait = rates.take(List.of(new Demand(LANE, limit)), now);
        taken += wait.isZero() ? 1 : 0;
        double seconds = Duration.between(NOON, now).toNanos() / 1e9;
        assertThat((double) taken)
            .isLessThanOrEqualTo(limit.burst() + seconds * limit.perSecond() * 1.001);
        if (!wait.isZero() && random.nextBoolean()) {
          now = now.plus(wait);
          assertThat(rates.take(List.of(new Demand(LANE, limit)), now)).isZero();
          taken++;
        } else {
          now = now.plusNanos(random.nextInt(5_000_000));
        }
      }
    });
  }

  @Test
  void a_clock_that_goes_back_and_a_limit_that_changes_do_no_harm() {
    take(LANE, TEN, NOON);

    assertThat(take(LANE, new Limit(1_000, 1), NOON.minusSeconds(1)))
        .isLessThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(take(LANE, new Limit(0.001, 1), NOON.plusSeconds(1))).isZero();
  }

  @Test
  void the_number_of_lanes_is_bounded() {
    for (int i = 0; i < SendRate.MOST_LANES + 10; i++) {
      take(new Lane(i, "", ""), new Limit(1, 1), NOON);
    }
    assertThat(take(new Lane(0, "", ""), new Limit(1, 1), NOON)).isZero();
    assertThat(take(new Lane(SendRate.MOST_LANES, "", ""), new Limit(1, 1), NOON))
        .isPositive();
  }

  @Test
  void limits_that_are_none_are_refused() {
    for (double perSecond : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Limit(perSecond, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Limit(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
