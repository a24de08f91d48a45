package com.segmailer.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A reading stands for a while, and is then not known. */
final class ReadingTest {

  @Test
  void what_was_read_is_told_while_it_stands() {
    var reading = new Reading<Integer>(Duration.ofHours(1));
    reading.put(7);

    assertThat(reading.number(Integer::doubleValue)).isEqualTo(7);
  }

  @Test
  void what_was_never_read_or_long_ago_is_no_number() {
    var never = new Reading<Integer>(Duration.ofHours(1));
    var longAgo = new Reading<Integer>(Duration.ofNanos(-1));
    longAgo.put(7);

    assertThat(never.number(Integer::doubleValue)).isNaN();
    assertThat(longAgo.number(Integer::doubleValue)).isNaN();
  }
}
