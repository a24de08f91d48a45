package com.segmailer.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {

  @ParameterizedTest
  @CsvSource({
    "421, 4.0.0, true",
    "421, 4.7.28, true",
    "450, 4.0.0, true",
    "450, 4.7.1, true",
    "451, 4.7.650, true",
    // One mailbox, not its domain.
    "450, 4.2.0, false",
    "450, 4.1.1, false",
    "452, 4.2.2, false",
    "451, 4.3.0, false",
    // We could not even ask.
    "0, 4.7.4, false",
    "0, 4.4.1, false"
  })
  void a_domain_is_left_alone_when_it_asks_for_that(int code, String status, boolean asked) {
    assertThat(Backoff.isAskedFor(code, status)).isEqualTo(asked);
  }

  @Test
  void it_is_left_alone_for_longer_the_more_often_it_asks() {
    for (int times = 1; times < 20; times++) {
      assertThat(Backoff.after(times + 1)).isGreaterThanOrEqualTo(Backoff.after(times));
    }
    assertThat(Backoff.after(1_000)).hasMinutes(30);
  }
}
