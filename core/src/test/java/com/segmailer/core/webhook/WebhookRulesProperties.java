package com.segmailer.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What must hold whatever receivers answer. */
final class WebhookRulesProperties {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void a_delivery_ends_after_ten_attempts_each_within_its_bounds() {
    Trials.run(2_000, 1, random -> {
      var now = START;
      int attempts = 0;
      boolean open = true;
      while (open) {
        attempts++;
        var answer = failure(random);
        switch (answer.verdict(attempts, now, random.nextDouble())) {
          case Answer.TryAgain(var at) -> {
            assertThat(Duration.between(now, at)).isBetween(shortest(attempts), longest(attempts));
            now = at;
          }
          case Answer.GivenUp() -> open = false;
          case Answer.Delivered delivered -> throw new AssertionError(answer);
          case Answer.Gone gone -> throw new AssertionError(answer);
        }
      }
      assertThat(attempts).isEqualTo(RetrySchedule.MAX_ATTEMPTS);
    });
  }

  private static Answer failure(RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      return new Answer.None();
    }
    int code = random.nextBoolean() ? random.nextInt(300, 410) : random.nextInt(411, 600);
    return new Answer.Status(
        code,
        random.nextBoolean()
            ? Optional.of(Duration.ofSeconds(random.nextInt(1_000_000)))
            : Optional.empty());
  }

  private static Duration shortest(int attempts) {
    return RetrySchedule.WAITS.get(attempts).multipliedBy(8).dividedBy(10);
  }

  private static Duration longest(int attempts) {
    var jittered = RetrySchedule.WAITS.get(attempts).multipliedBy(12).dividedBy(10);
    return jittered.compareTo(RetrySchedule.LONGEST_RETRY_AFTER) > 0
        ? jittered
        : RetrySchedule.LONGEST_RETRY_AFTER;
  }

  @Test
  void only_2xx_is_a_success_and_only_410_is_the_end_of_the_endpoint() {
    for (int code = 100; code < 600; code++) {
      var verdict = new Answer.Status(code, Optional.empty()).verdict(1, START, 0.5);

      assertThat(verdict instanceof Answer.Delivered).isEqualTo(code / 100 == 2);
      assertThat(verdict instanceof Answer.Gone).isEqualTo(code == 410);
    }
  }

  @Test
  void a_receiver_may_ask_for_more_patience_but_not_for_more_than_a_day() {
    assertThat(RetrySchedule.next(1, START, Optional.of(Duration.ofMinutes(3)), 0.5))
        .contains(START.plusSeconds(180));
    assertThat(RetrySchedule.next(3, START, Optional.of(Duration.ofSeconds(1)), 0.5))
        .contains(START.plusSeconds(1_800));
    assertThat(RetrySchedule.next(1, START, Optional.of(Duration.ofDays(400)), 0.5))
        .contains(START.plus(Duration.ofDays(1)));
  }

  @Test
  void an_endpoint_is_exhausted_exactly_when_it_failed_for_five_days_without_a_success() {
    Trials.run(2_000, 1, random -> {
      var health = Health.WELL;
      var now = START;
      Instant since = null;
      Instant last = null;
      for (int i = 0; i < 60; i++) {
        now = now.plusSeconds(random.nextInt(60, 200_000));
        boolean success = random.nextInt(25) == 0;
        boolean quiet = last != null && last.plus(Health.FORGOTTEN_AFTER).isBefore(now);
        since = success ? null : since == null || quiet ? now : since;
        last = success ? null : now;

        health = health.after(success, now);

        assertThat(health.failing()).isEqualTo(since != null);
        assertThat(health.exhausted())
            .isEqualTo(since != null && Duration.between(since, now).toDays() >= 5);
      }
    });
  }

  @Test
  void subscriptions_answer_as_asking_every_endpoint_would() {
    Trials.run(500, 1, random -> {
      var all = new ArrayList<Subscriptions.Subscription>();
      for (int no = 1; no <= random.nextInt(5); no++) {
        var types = EnumSet.noneOf(MessageType.class);
        for (int i = random.nextInt(4); i > 0; i--) {
          types.add(MessageType.values()[random.nextInt(MessageType.values().length)]);
        }
        all.add(new Subscriptions.Subscription(no, types));
      }

      var subscriptions = new Subscriptions(all);

      for (var type : MessageType.values()) {
        var expected = all.stream()
            .filter(s -> s.types().isEmpty() || s.types().contains(type))
            .map(Subscriptions.Subscription::endpointNo)
            .toList();
        assertThat(subscriptions.takersOf(type)).isEqualTo(expected);
        assertThat(subscriptions.take(type)).isEqualTo(!expected.isEmpty());
      }
      assertThat(subscriptions.isEmpty()).isEqualTo(all.isEmpty());
    });
  }

  @Test
  void ids_of_messages_are_read_as_they_were_written() {
    Trials.run(500, 1, random -> {
      var id = new UUID(random.nextLong(), random.nextLong());

      assertThat(MessageId.parse(MessageId.print(id))).contains(id);
      assertThat(MessageId.print(id)).doesNotContain(".").startsWith("msg_");
    });
    for (var wrong : List.of("", "msg_", "msg_" + "g".repeat(32), "MSG_" + "0".repeat(32))) {
      assertThat(MessageId.parse(wrong)).isEmpty();
    }
  }

  @Test
  void retry_after_is_seconds_or_a_date_or_nothing() {
    assertThat(RetryAfter.parse(" 120 ", START)).contains(Duration.ofSeconds(120));
    assertThat(RetryAfter.parse("Sun, 1 Mar 2026 12:01:00 GMT", START))
        .contains(Duration.ofSeconds(60));
    assertThat(RetryAfter.parse("99999999999999999999", START)).isPresent();
    for (var wrong : List.of("", "-1", "soon", "1.5", "Sun, 1 Mar 2020 12:01:00 GMT")) {
      assertThat(RetryAfter.parse(wrong, START)).isEmpty();
    }
  }

  @Test
  void only_events_with_reserved_names_are_told_of() {
    assertThat(MessageType.ofEvent("email.opened")).isEqualTo(MessageType.EMAIL_OPENED);
    assertThat(MessageType.ofEvent("email.forwarded")).isNull();
    assertThat(MessageType.ofEvent("contact.created")).isNull();
  }
}
