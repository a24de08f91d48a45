package com.segmailer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.campaign.SplitTest.By;
import com.segmailer.core.campaign.SplitTest.Tally;
import com.segmailer.core.condition.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which variant wins, and when that is known. */
final class SplitTestTest {

  private static SplitTest by(By by) {
    return new SplitTest(20, by, Optional.of(new Span(4, Span.Unit.HOURS)));
  }

  @Test
  void the_highest_rate_wins_not_the_highest_number() {
    var variants = List.of(new Tally(1_000, 100, 9), new Tally(100, 20, 0), new Tally(50, 9, 5));

    assertThat(by(By.OPENS).winner(variants)).isEqualTo(1);
    assertThat(by(By.CLICKS).winner(variants)).isEqualTo(2);
  }

  @Test
  void of_equal_rates_the_first_wins() {
    assertThat(by(By.OPENS).winner(List.of(new Tally(10, 1, 0), new Tally(30, 3, 0))))
        .isZero();
    assertThat(by(By.OPENS)
            .winner(List.of(new Tally(10, 0, 0), new Tally(3, 1, 0), new Tally(9, 3, 0))))
        .isEqualTo(1);
  }

  @Test
  void without_data_the_first_wins() {
    assertThat(by(By.OPENS).winner(List.of(Tally.NONE, Tally.NONE))).isZero();
    assertThat(by(By.CLICKS).winner(List.of(new Tally(10, 3, 0), new Tally(10, 5, 0))))
        .isZero();
    assertThat(by(By.OPENS).winner(List.of(Tally.NONE, new Tally(10, 0, 0)))).isZero();
    assertThat(by(By.OPENS).winner(List.of(Tally.NONE, new Tally(10, 1, 0)))).isEqualTo(1);
  }

  @Test
  void a_winner_by_hand_is_never_due() {
    var tested = Instant.parse("2026-03-01T12:00:00Z");

    assertThat(by(By.OPENS).chosenAt(tested)).contains(tested.plusSeconds(4 * 3_600));
    assertThat(by(By.MANUAL).chosenAt(tested)).isEmpty();
  }

  @Test
  void a_test_of_nobody_or_everybody_is_none() {
    assertThatThrownBy(() -> new SplitTest(0, By.OPENS, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SplitTest(100, By.OPENS, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
