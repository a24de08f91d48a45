package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Subject;
import com.segmailer.core.testkit.SubjectFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

  /** Who is in a sample must stay the same in every version: never change these numbers. */
  @ParameterizedTest
  @CsvSource({
    "q3, 00000000-0000-0000-0000-000000000000, 513480",
    "q3, 018f3a5c-7e2b-7c11-8f00-123456789abc, 578308",
    "Ω,  018f3a5c-7e2b-7c11-8f00-123456789abc, 920073"
  })
  void a_contact_stays_in_its_bucket(String seed, UUID contact, int bucket) {
    assertThat(SampleBucket.of(seed, contact).number()).isEqualTo(bucket);
  }

  @Test
  void a_sample_holds_its_share_whatever_the_seed() {
    SplittableRandom random = new SplittableRandom(1);
    int both = 0;
    int one = 0;
    for (int i = 0; i < 100_000; i++) {
      // As ids are in practice: ascending time above, random bits below.
      UUID contact = new UUID(0x018f3a5c00007000L + i, random.nextLong());
      boolean inOne = holds("10", "q3", contact);
      one += inOne ? 1 : 0;
      both += inOne && holds("10", "q4", contact) ? 1 : 0;
    }

    assertThat(one).isBetween(9_700, 10_300);
    assertThat(both).isBetween(900, 1_100);
  }

  @Test
  void nobody_is_in_none_and_everybody_in_all() {
    UUID contact = new UUID(3, 4);
    int bucket = SampleBucket.of("q3", contact).number();

    assertThat(holds("0", "q3", contact)).isFalse();
    assertThat(holds("100", "q3", contact)).isTrue();
    assertThat(holds(BigDecimal.valueOf(bucket, 4).toString(), "q3", contact)).isFalse();
    assertThat(holds(BigDecimal.valueOf(bucket + 1, 4).toString(), "q3", contact))
        .isTrue();
  }

  private static boolean holds(String percent, String seed, UUID contact) {
    Subject someone = Conditions.contact(Map.of(), List.of());
    Subject subject = new Subject(
        contact, Map.of(), List.of(), someone.segments(), someone.zone(), someone.zone());
    Condition condition = new Condition.Sample(new BigDecimal(percent), seed);
    return Evaluator.evaluate(condition, new SubjectFacts(subject), Instant.EPOCH)
        .matches();
  }
}
