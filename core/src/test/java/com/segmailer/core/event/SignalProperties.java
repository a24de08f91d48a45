package com.segmailer.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Path;
import com.segmailer.core.testkit.BruteForce;
import com.segmailer.core.testkit.RandomConditions;
import com.segmailer.core.testkit.RandomEvents;
import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Trials;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SignalProperties {

  @Test
  void the_order_of_events_does_not_matter() {
    Trials.run(700, 1, random -> {
      Signal signal = signal(random);
      List<Event> events = new RandomEvents(random).list();
      List<Event> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, Random.from(random));
      ZoneId zone = new RandomTimes(random).zone();

      assertThat(digest(signal, shuffled, zone)).isEqualTo(digest(signal, events, zone));
    });
  }

  @Test
  void a_digest_keeps_the_newest_and_the_oldest() {
    Trials.run(700, 10_000, random -> {
      Signal signal = signal(random);
      List<Event> events = new RandomEvents(random).list();
      ZoneId zone = new RandomTimes(random).zone();
      List<Instant> times = events.stream()
          .filter(event -> signal.counts(event, zone))
          .map(Event::occurredAt)
          .sorted()
          .toList();

      Digest digest = digest(signal, events, zone);

      assertThat(digest.count()).isEqualTo(times.size());
      assertThat(digest.first()).isEqualTo(times.isEmpty() ? null : times.getFirst());
      assertThat(digest.last()).isEqualTo(times.isEmpty() ? null : times.getLast());
      assertThat(digest.oldest())
          .isEqualTo(times.stream().limit(signal.keep().oldest()).toList());
      assertThat(digest.newest())
          .isEqualTo(times.stream()
              .sorted(Comparator.reverseOrder())
              .limit(signal.keep().newest())
              .toList());
    });
  }

  @Test
  void a_signal_counts_what_passes_its_filter() {
    Trials.run(2_000, 20_000, random -> {
      Signal signal = signal(random);
      Event event = new RandomEvents(random).next();
      ZoneId zone = new RandomTimes(random).zone();
      Condition where = signal.where();

      assertThat(signal.counts(event, zone))
          .isEqualTo(event.name().equals(signal.event()) && BruteForce.counts(where, event, zone));
    });
  }

  @Test
  void a_stored_signal_is_read_back_equal() {
    Trials.run(700, 30_000, random -> {
      Signal signal = signal(random);

      Signal read = Signal.fromValue(signal.toValue());

      assertThat(read).isEqualTo(signal).hasSameHashCodeAs(signal);
      assertThat(read.key()).isEqualTo(signal.key());
      assertThat(read.where()).isEqualTo(signal.where());
      assertThat(read.keep()).isEqualTo(signal.keep());
    });
  }

  private static Signal signal(RandomGenerator random) {
    Condition where = random.nextBoolean() ? new RandomConditions(random).eventFilter() : null;
    Path sum = random.nextBoolean() ? Path.of("items.total") : null;
    return new Signal(
        random.nextBoolean() ? "order" : "email.clicked",
        where,
        new Keep(random.nextInt(12), random.nextInt(12), sum));
  }

  private static Digest digest(Signal signal, List<Event> events, ZoneId zone) {
    Digest digest = Digest.NONE;
    for (Event event : events) {
      digest = signal.counts(event, zone) ? signal.add(digest, event) : digest;
    }
    return digest;
  }
}
