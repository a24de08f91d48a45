package com.segmailer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What falls to whom. */
final class LotsProperties {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00.123Z");

  private static UUID id(RandomGenerator random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @Test
  void whoever_asks_again_hears_the_same_and_nobody_shares_a_message() {
    Trials.run(20, 1, random -> {
      var campaign = id(random);
      var messages = new HashSet<UUID>();
      for (int i = 0; i < 1_000; i++) {
        var contact = id(random);
        var lot = new Lots(campaign, START, 3, 20).of(contact);

        assertThat(new Lots(campaign, START, 3, 20).of(contact)).isEqualTo(lot);
        assertThat(lot.variant()).isBetween(0, 2);
        assertThat(lot.message().version()).isEqualTo(7);
        assertThat(lot.message().variant()).isEqualTo(2);
        assertThat(lot.message().getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli());
        assertThat(messages.add(lot.message())).isTrue();
        assertThat(new Lots(id(random), START, 3, 20).of(contact).message())
            .isNotEqualTo(lot.message());
      }
    });
  }

  @Test
  void a_test_takes_its_share_and_spreads_it_evenly() {
    Trials.run(5, 1, random -> {
      var lots = new Lots(id(random), START, 2, 20);
      int tests = 0;
      int first = 0;
      int all = 20_000;
      for (int i = 0; i < all; i++) {
        var lot = lots.of(id(random));
        tests += lot.tests() ? 1 : 0;
        first += lot.tests() && lot.variant() == 0 ? 1 : 0;
      }
      assertThat(tests / (double) all).isCloseTo(0.2, Offset.offset(0.015));
      assertThat(first / (double) tests).isCloseTo(0.5, Offset.offset(0.04));
    });
  }

  @Test
  void without_a_test_everybody_gets_a_variant() {
    Trials.run(
        100,
        1,
        random -> assertThat(new Lots(id(random), START, 5, 100).of(id(random)).tests())
            .isTrue());
  }
}
