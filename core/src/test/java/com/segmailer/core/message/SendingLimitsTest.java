package com.segmailer.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.segmailer.core.condition.Span;
import com.segmailer.core.message.FrequencyCap.Then;
import com.segmailer.core.message.SendingLimits.Reason;
import com.segmailer.core.message.SendingLimits.Ruling;
import com.segmailer.core.testkit.Trials;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message under quiet hours and a cap. */
final class SendingLimitsTest {

  private static final ZoneId UTC = ZoneOffset.UTC;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static Span span(String text) {
    return Objects.requireNonNull(Span.parse(text));
  }

  private static SendingLimits capped(int messages, String per, Then then) {
    return new SendingLimits(
        Optional.empty(), Optional.of(new FrequencyCap(messages, span(per), then)));
  }

  private static SendingLimits quiet(String from, String to, DayOfWeek... days) {
    var hours = new QuietHours.Hours(LocalTime.parse(from), LocalTime.parse(to));
    return new SendingLimits(
        Optional.of(new QuietHours(Optional.of(hours), Set.of(days))), Optional.empty());
  }

  // 2026-03-01 is a Sunday. In New York the clock goes from 2 to 3 on 2026-03-08, in Berlin on
  // 03-29;
  // there it goes from 3 back to 2 on 2026-10-25.
  @ParameterizedTest
  @CsvSource({
    "21:00, 08:00, Europe/Berlin,    2026-03-02T19:59:59Z,",
    "21:00, 08:00, Europe/Berlin,    2026-03-02T20:00:00Z, 2026-03-03T07:00:00Z",
    "21:00, 08:00, Europe/Berlin,    2026-03-03T06:59:59.999999Z, 2026-03-03T07:00:00Z",
    "21:00, 08:00, Europe/Berlin,    2026-03-03T07:00:00Z,",
    "21:00, 08:00, Europe/Berlin,    2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z",
    "21:00, 08:00, America/New_York, 2026-03-02T12:00:00Z, 2026-03-02T13:00:00Z",
    "12:00, 14:00, UTC,              2026-03-02T12:00:00Z, 2026-03-02T14:00:00Z",
    "12:00, 14:00, UTC,              2026-03-02T14:00:00Z,",
    "00:00, 02:30, America/New_York, 2026-03-08T06:00:00Z, 2026-03-08T07:00:00Z",
    "00:00, 02:30, Europe/Berlin,    2026-10-25T00:29:00Z, 2026-10-25T00:30:00Z",
    "00:00, 02:30, Europe/Berlin,    2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z",
    "00:00, 02:30, Europe/Berlin,    2026-10-25T00:45:00Z,",
  })
  void quiet_hours_end_by_the_contact_s_clock(
      String from, String to, ZoneId zone, Instant now, @Nullable Instant end) {
    var expected = end == null ? new Ruling.Go() : new Ruling.Wait(end, Reason.QUIET_HOURS);

    assertThat(quiet(from, to).ruling(now, zone, List.of())).isEqualTo(expected);
  }

  @Test
  void a_quiet_weekend_is_quiet_until_monday_morning() {
    var limits = quiet("21:00", "08:00", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    assertThat(limits.ruling(NOW, UTC, List.of()))
        .isEqualTo(new Ruling.Wait(Instant.parse("2026-03-02T08:00:00Z"), Reason.QUIET_HOURS));
  }

  /** Columns: messages, per, minutes since others were sent (the newest first), minutes to wait. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1h  |             |    ",
        "1 | 1h  | 59          | 1  ",
        "1 | 1h  | 60          |    ",
        "1 | 1h  | 0           | 60 ",
        "2 | 1h  | 10          |    ",
        "2 | 1h  | 10 20       | 40 ",
        "2 | 1h  | 10 59 59    | 1  ",
        "2 | 1h  | 10 20 30 40 | 40 ",
        "3 | 1d  | 0 0 0       | 1440",
        "3 | 1w  | 0 0         |    ",
      })
  void a_message_goes_when_the_oldest_that_counts_leaves_the_window(
      int messages, String per, @Nullable String since, @Nullable Integer wait) {
    var sent = since == null
        ? List.<Instant>of()
        : Arrays.stream(since.split(" "))
            .map(minutes -> NOW.minus(Duration.ofMinutes(Long.parseLong(minutes))))
            .toList();
    var waits = capped(messages, per, Then.WAIT).ruling(NOW, UTC, sent);
    var drops = capped(messages, per, Then.DROP).ruling(NOW, UTC, sent);

    if (wait == null) {
      assertThat(waits).isEqualTo(new Ruling.Go());
      assertThat(drops).isEqualTo(new Ruling.Go());
    } else {
      assertThat(waits)
          .isEqualTo(new Ruling.Wait(NOW.plus(Duration.ofMinutes(wait)), Reason.FREQUENCY_CAP));
      assertThat(drops).isEqualTo(new Ruling.Drop(Reason.FREQUENCY_CAP));
    }
  }

  @Test
  void nothing_is_dropped_in_the_night_that_may_go_in_the_morning() {
    var both = new SendingLimits(
        quiet("11:00", "13:00").quietHours(), capped(1, "1h", Then.DROP).frequencyCap());

    assertThat(both.ruling(NOW, UTC, List.of(NOW)))
        .isEqualTo(new Ruling.Wait(Instant.parse("2026-03-01T13:00:00Z"), Reason.QUIET_HOURS));
  }

  @ParameterizedTest
  @CsvSource({"0, 1h", "101, 1h", "1, 59s", "1, 367d", "1, 1mo", "1, 1y"})
  void what_is_no_cap_is_none(int messages, String per) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrequencyCap(messages, span(per), Then.WAIT));
  }

  @Test
  void whoever_goes_when_told_exceeds_no_cap_and_waits_no_longer_than_needed() {
    Trials.run(500, 1, random -> {
      int messages = random.nextInt(1, 6);
      var cap = new FrequencyCap(messages, span("1h"), Then.WAIT);
      var now = NOW;
      var sent = new ArrayList<Instant>();
      for (int i = 0; i < 60; i++) {
        now = now.plusSeconds(random.nextInt(0, 1_800));
        now = cap.freeAfter(now, sent).orElse(now);
        sent.addFirst(now);
      }
      for (var last : sent) {
        var from = cap.countedFrom(last);
        assertThat(sent.stream().filter(at -> at.isAfter(from) && !at.isAfter(last)))
            .hasSizeLessThanOrEqualTo(messages);
      }
      cap.freeAfter(now, sent).ifPresent(free -> {
        var before = cap.countedFrom(free.minusNanos(1_000));
        assertThat(sent.stream().filter(at -> at.isAfter(before))).hasSize(messages);
      });
    });
  }
}
