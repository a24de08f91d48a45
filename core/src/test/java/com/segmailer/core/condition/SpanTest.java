package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Trials;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  @ParameterizedTest
  @CsvSource({
    "30s, UTC,            2024-01-31T12:00:00Z,  2024-01-31T12:00:30Z",
    "1d,  Europe/Berlin,  2024-03-30T12:00:00Z,  2024-03-31T12:00:00Z",
    "2w,  Europe/Berlin,  2024-03-30T12:00:00Z,  2024-04-13T12:00:00Z",
    "1mo, Europe/Berlin,  2024-03-15T12:00:00Z,  2024-04-15T11:00:00Z",
    "1mo, UTC,            2024-01-29T12:00:00Z,  2024-02-29T12:00:00Z",
    "1mo, UTC,            2024-01-30T12:00:00Z,  2024-03-01T00:00:00Z",
    "1mo, UTC,            2024-01-31T00:00:00Z,  2024-03-01T00:00:00Z",
    "1y,  UTC,            2024-02-29T12:00:00Z,  2025-03-01T00:00:00Z",
    "13mo,UTC,            2023-01-29T12:00:00Z,  2024-02-29T12:00:00Z",
    // 02:30 is skipped on 31 March 2024 in Berlin.
    "1mo, Europe/Berlin,  2024-02-29T01:30:00Z,  2024-03-29T01:30:00Z",
    "2mo, Europe/Berlin,  2024-01-31T01:30:00Z,  2024-03-31T01:00:00Z",
    // 02:30 comes twice on 27 October 2024 in Berlin.
    "1mo, Europe/Berlin,  2024-09-27T00:30:00Z,  2024-10-27T00:30:00Z",
    "1mo, Europe/Berlin,  2024-10-27T00:30:00Z,  2024-11-27T01:30:00Z",
    "1mo, Europe/Berlin,  2024-10-27T01:10:00Z,  2024-11-27T02:00:00Z",
    "1mo, Europe/Berlin,  2024-10-27T02:10:00Z,  2024-11-27T02:10:00Z"
  })
  void a_span_ends_as_the_table_says(String span, ZoneId zone, Instant start, Instant end) {
    assertThat(span(span).after(start, zone)).isEqualTo(end);
  }

  @Test
  void a_later_start_never_has_an_earlier_end() {
    Trials.run(20_000, 1, random -> {
      RandomTimes times = new RandomTimes(random);
      Span span = times.span();
      ZoneId zone = times.zone();
      Instant start = times.instant();
      long micros = random.nextLong(1, random.nextBoolean() ? 7_200_000_000L : 172_800_000_000L);
      Instant later = start.plus(micros, ChronoUnit.MICROS);

      assertThat(span.after(later, zone))
          .as("%s after %s and %s in %s", span, start, later, zone)
          .isAfterOrEqualTo(span.after(start, zone));
      assertThat(span.after(start, zone)).isAfter(start);
      assertThat(span.before(start, zone)).isBefore(start);
    });
  }

  /** Every half hour through two changes of the clock, against a month that has another two. */
  @Test
  void ends_keep_their_order_through_changes_of_the_clock() {
    for (String zone : new String[] {"Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo"}) {
      for (String span : new String[] {"1mo", "5mo", "7mo", "1y"}) {
        Instant last = Instant.MIN;
        Instant start = Instant.parse("2024-01-01T00:10:00Z");
        for (int halfHour = 0; halfHour < 2 * 24 * 366; halfHour++) {
          Instant end =
              span(span).after(start.plus(30L * halfHour, ChronoUnit.MINUTES), ZoneId.of(zone));
          if (end.isBefore(last)) {
            assertThat(end).as("%s in %s", span, zone).isAfterOrEqualTo(last);
          }
          last = end;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"100y", "1200mo", "5217w", "36525d", "876600h", "3155760000s", "1m"})
  void a_span_may_last_up_to_100_years(String text) {
    assertThat(span(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "d",
        "0d",
        "-7d",
        "07d",
        "7D",
        "7 d",
        "1.5d",
        "1d12h",
        "7days",
        "101y",
        "1201mo",
        "5218w",
        "36526d",
        "3155760001s",
        "999999999999s",
        "99999999999999999999d"
      })
  void other_texts_are_no_span(String text) {
    assertThat(Span.parse(text)).isNull();
  }

  private static Span span(String text) {
    return Objects.requireNonNull(Span.parse(text), text);
  }
}
