package com.segmailer.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.SegmentNumbers;
import com.segmailer.core.testkit.Trials;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is decided change by change, against a plain evaluation of all that is known of a contact. */
class DeciderProperties {

  private static final int CHANGES = 15;
  private static final Duration FAR = Duration.ofDays(400);

  @Test
  void segments_are_those_of_a_plain_evaluation_after_every_change() {
    var flips = new AtomicInteger();
    Trials.run(800, 8_000_000, random -> {
      var life = new Life(random);
      for (int change = 0; change < CHANGES; change++) {
        var before = life.contact().standing().segments();

        var made = life.goOn();

        assertThat(numbers(life)).as("at %s", life.now()).isEqualTo(life.plainly(life.now()));
        assertThat(replayed(before, made)).isEqualTo(life.contact().standing().segments());
        made.forEach(one -> flips.addAndGet(one.flips().size()));
      }
    });
    assertThat(flips).hasValueGreaterThan(1_500);
  }

  @Test
  void nothing_changes_by_time_alone_before_the_contact_asked_to_be_woken() {
    Trials.run(400, 9_000_000, random -> {
      var life = new Life(random);
      for (int change = 0; change < CHANGES; change++) {
        life.goOn();

        for (var instant : probes(life, random)) {
          assertThat(life.plainly(instant)).as("at %s", instant).isEqualTo(numbers(life));
        }
      }
    });
  }

  private static List<Instant> probes(Life life, RandomGenerator random) {
    var wakeAt = life.contact().standing().wakeAt();
    var end = wakeAt == null ? life.now().plus(FAR) : wakeAt;
    assertThat(end).isAfter(life.now());
    long micros = life.now().until(end, ChronoUnit.MICROS);
    return List.of(
        life.now().plus(random.nextLong(micros), ChronoUnit.MICROS),
        end.minus(1, ChronoUnit.MICROS));
  }

  private static Set<Integer> numbers(Life life) {
    return Arrays.stream(life.contact().standing().segments().toArray())
        .boxed()
        .collect(Collectors.toSet());
  }

  private static SegmentNumbers replayed(SegmentNumbers before, List<Decision.Made> made) {
    var segments = before;
    for (var one : made) {
      for (var flip : one.flips()) {
        assertThat(segments.contains(flip.segmentNo())).isNotEqualTo(flip.entered());
        segments =
            flip.entered() ? segments.with(flip.segmentNo()) : segments.without(flip.segmentNo());
      }
    }
    return segments;
  }
}
