package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is remembered of the workflows that a contact was in. */
final class EnrolmentTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void entries_with_keys_do_not_push_out_those_without() {
    var enrolment = Enrolment.NONE.entering(1, "", START);

    for (int order = 1; order <= 2 * Limits.ENTRIES; order++) {
      enrolment = enrolment.entering(2, "order " + order, START.plusSeconds(order));
    }

    assertThat(enrolment.entries()).hasSize(Limits.ENTRIES);
    assertThat(enrolment.entered(1, "")).contains(START);
    assertThat(enrolment.entered(2, "order 1")).isEmpty();
    assertThat(enrolment.entered(2, "order " + 2 * Limits.ENTRIES)).isPresent();
  }
}
