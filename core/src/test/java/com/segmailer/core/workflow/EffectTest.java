package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EffectTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static UUID id(int visit, Instant at) {
    return new Effect.Key(new UUID(7, 7), "mail", visit).id(at);
  }

  @Test
  void ids_sort_by_time_and_then_by_the_visits_of_a_run() {
    var visits = IntStream.rangeClosed(1, Limits.VISITS).mapToObj(visit -> id(visit, NOON));

    var ids = visits.toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(id(1, NOON.plusMillis(1))).isGreaterThan(ids.getLast());
    assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
  }

  @Test
  void another_run_has_other_ids_and_the_same_visit_the_same() {
    var other = new Effect.Key(new UUID(7, 8), "mail", 1).id(NOON);

    assertThat(other).isNotEqualTo(id(1, NOON));
    assertThat(id(1, NOON)).isEqualTo(id(1, NOON));
  }
}
