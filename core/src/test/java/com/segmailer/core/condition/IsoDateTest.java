package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Trials;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDateTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2024-01-15,                       2024-01-14T23:00:00Z",
    "2024-02-29,                       2024-02-28T23:00:00Z",
    "0001-01-01T00:00Z,                0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z,             9999-12-31T23:59:59Z",
    "2024-01-15T10:00,                 2024-01-15T09:00:00Z",
    "2024-01-15T10:00:30,              2024-01-15T09:00:30Z",
    "2024-01-15T10:00:30.5,            2024-01-15T09:00:30.500Z",
    "2024-01-15T10:00:30.123456789Z,   2024-01-15T10:00:30.123456Z",
    "2024-01-15t10:00:30z,             2024-01-15T10:00:30Z",
    "2024-01-15T10:00Z,                2024-01-15T10:00:00Z",
    "2024-01-15T10:00+02:00,           2024-01-15T08:00:00Z",
    "2024-01-15T10:00-0330,            2024-01-15T13:30:00Z",
    "2024-01-15T10:00+18,              2024-01-14T16:00:00Z",
    // The clock skips from 02:00 to 03:00, and repeats 02:00 to 03:00.
    "2024-03-31T02:30,                 2024-03-31T01:30:00Z",
    "2024-10-27T02:30,                 2024-10-27T00:30:00Z"
  })
  void a_date_is_an_instant_in_a_zone(String text, Instant instant) {
    IsoDate date = Objects.requireNonNull(IsoDate.parse(text));

    assertThat(date.in(BERLIN)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-01",
        "2024-1-15",
        "2024-13-01",
        "2024-00-01",
        "2024-01-00",
        "2024-01-32",
        "2023-02-29",
        "2024-04-31",
        "0000-01-01",
        "+2024-01-15",
        "12024-01-15",
        "2024-01-15 10:00",
        "2024-01-15T",
        "2024-01-15T1",
        "2024-01-15T10",
        "2024-01-15T24:00",
        "2024-01-15T10:60",
        "2024-01-15T10:00:60",
        "2024-01-15T10:00:",
        "2024-01-15T10:00:00.",
        "2024-01-15T10:00.5",
        "2024-01-15T10:00:00.1234567890",
        "2024-01-15T10:00ZZ",
        "2024-01-15T10:00+",
        "2024-01-15Z",
        "2024-01-15T10:00+1",
        "2024-01-15T10:00+18:01",
        "2024-01-15T10:00+01:60",
        "15.01.2024",
        "2024-01-15T10:00+010:0",
        "2024-01-15T10-00",
        "20240115",
        "now",
        "２０２４-01-15"
      })
  void other_texts_are_no_date(String text) {
    assertThat(IsoDate.parse(text)).isNull();
  }

  @Test
  void a_written_date_is_read_back_equal() {
    Trials.run(2_000, 1, random -> {
      IsoDate date = new RandomTimes(random).date();

      assertThat(IsoDate.parse(date.text())).isEqualTo(date);
    });
  }
}
