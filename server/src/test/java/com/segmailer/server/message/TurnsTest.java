package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.message.Turns.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who is next, whoever else has however much. */
final class TurnsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private List<Due> due = List.of();
  // Looking takes no time.
  private final Turns turns = new Turns(now -> due, () -> 0);

  /** A look takes a while, so that the next is not due for ten of them. */
  private Turns lookingSeldom() {
    var nanos = new AtomicLong();
    return new Turns(now -> due, () -> nanos.addAndGet(1_000_000));
  }

  private int served(boolean mayHaveMore) {
    var turn = turns.next(NOW).orElseThrow();
    turns.done(turn, mayHaveMore, null);
    return turn.workspace();
  }

  @Test
  void what_somebody_waits_for_has_a_turn_though_all_of_its_workspace_are_taken() {
    due = List.of(new Due(1, true), new Due(2, false));
    assertThat(turns.nextUrgent(NOW)).as("any other will do").isEmpty();
    for (int i = 0; i < 2 * Turns.MOST_OF_ONE; i++) {
      assertThat(turns.next(NOW)).isPresent();
    }
    assertThat(turns.next(NOW)).isEmpty();

    var urgent = turns.nextUrgent(NOW).orElseThrow();
    assertThat(urgent.workspace()).isEqualTo(1);
    assertThat(turns.nextUrgent(NOW)).as("one at a time, and none for others").isEmpty();

    turns.done(urgent, true, null);
    assertThat(turns.nextUrgent(NOW).orElseThrow().workspace()).isEqualTo(1);
  }

  @Test
  void all_that_have_something_are_served_in_turn() {
    due = List.of(new Due(1, false), new Due(2, false), new Due(3, false));

    var served = new ArrayList<Integer>();
    for (int i = 0; i < 9; i++) {
      served.add(served(true));
    }

    assertThat(served).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3);
  }

  @Test
  void who_comes_new_is_next_however_long_the_others_have_gone_on() {
    due = List.of(new Due(1, false), new Due(2, false));
    for (int i = 0; i < 20; i++) {
      served(true);
    }

    due = List.of(new Due(1, false), new Due(2, false), new Due(7, false));
    turns.ring();

    assertThat(turns.next(NOW).orElseThrow().workspace()).isEqualTo(7);
  }

  @Test
  void who_rings_has_a_turn_without_a_look() {
    due = List.of(new Due(1, false));
    var seldom = lookingSeldom();
    var turn = seldom.next(NOW).orElseThrow();

    seldom.ring(7);
    seldom.done(turn, false, null);

    assertThat(seldom.next(NOW).orElseThrow().workspace()).isEqualTo(7);
  }

  @Test
  void who_rings_while_a_turn_of_his_ends_has_another() {
    due = List.of(new Due(1, true));
    var seldom = lookingSeldom();
    var turn = seldom.next(NOW).orElseThrow();
    due = List.of();

    seldom.ring(1);
    seldom.done(turn, false, null);

    assertThat(seldom.next(NOW)).isPresent();
  }

  @Test
  void who_rings_keeps_nobody_else_in_the_line() {
    due = List.of(new Due(1, false));
    var seldom = lookingSeldom();
    var turn = seldom.next(NOW).orElseThrow();

    seldom.ring(7);
    seldom.done(turn, false, null);
    seldom.done(seldom.next(NOW).orElseThrow(), false, null);

    assertThat(seldom.next(NOW)).isEmpty();
  }

  @Test
  void who_rings_during_a_look_is_not_forgotten_by_it() {
    var ringing = new AtomicReference<Turns>();
    var one = new Turns(
        now -> {
          ringing.get().ring(7);
          return List.of();
        },
        () -> 0);
    ringing.set(one);

    assertThat(one.next(NOW).orElseThrow().workspace()).isEqualTo(7);
  }

  @Test
  void every_second_turn_is_for_what_somebody_waits_for() {
    due = List.of(new Due(1, false), new Due(2, false), new Due(3, true), new Due(4, true));

    var served = new ArrayList<Integer>();
    for (int i = 0; i < 8; i++) {
      served.add(served(true));
    }

    assertThat(served).containsExactly(3, 1, 4, 2, 3, 1, 4, 2);
  }

  @Test
  void one_workspace_does_not_take_all_loops() {
    due = List.of(new Due(1, false));
    for (int i = 0; i < Turns.MOST_OF_ONE; i++) {
      assertThat(turns.next(NOW)).isPresent();
    }

    assertThat(turns.next(NOW)).isEmpty();
    assertThat(turns.rest(NOW)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
  }

  @Test
  void who_must_wait_keeps_nobody_else_waiting() {
    due = List.of(new Due(1, false), new Due(2, false));
    turns.done(turns.next(NOW).orElseThrow(), true, NOW.plusMillis(300));

    assertThat(List.of(served(true), served(true), served(true))).containsOnly(2);
    assertThat(served(false)).isEqualTo(2);
    assertThat(turns.rest(NOW)).isEqualTo(Duration.ofMillis(300));
    assertThat(turns.next(NOW.plusMillis(300)).orElseThrow().workspace()).isEqualTo(1);
  }
}
