package com.segmailer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a message is due where somebody is. */
final class ScheduleTest {

  private static final Instant LONG_BEFORE = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T09:00, UTC,                 2026-12-01T09:00:00Z",
    "2026-12-01T09:00, Europe/Berlin,       2026-12-01T08:00:00Z",
    "2026-12-01T09:00, America/Los_Angeles, 2026-12-01T17:00:00Z",
    "2026-12-01T09:00, Pacific/Kiritimati,  2026-11-30T19:00:00Z",
    "2026-12-01T09:00, Asia/Kathmandu,      2026-12-01T03:15:00Z",
    // Skipped by the clock: as much later.
    "2026-03-29T02:30, Europe/Berlin,       2026-03-29T01:30:00Z",
    // Comes twice: the first time.
    "2026-10-25T02:30, Europe/Berlin,       2026-10-25T00:30:00Z",
    "2026-11-01T01:30, America/New_York,    2026-11-01T05:30:00Z"
  })
  void it_is_due_when_it_is_that_time_there(String local, String zone, Instant due) {
    var schedule = new Schedule.Local(LocalDateTime.parse(local), false);

    assertThat(schedule.due(ZoneId.of(zone), LONG_BEFORE)).contains(due);
    assertThat(schedule.start(LONG_BEFORE)).isBeforeOrEqualTo(due);
  }

  @Test
  void where_the_time_has_passed_it_is_due_at_once_or_never() {
    var time = LocalDateTime.parse("2026-12-01T09:00");
    var start = Instant.parse("2026-12-01T08:00:01Z");
    var berlin = ZoneId.of("Europe/Berlin");

    assertThat(new Schedule.Local(time, false).due(berlin, start)).contains(start);
    assertThat(new Schedule.Local(time, true).due(berlin, start)).isEmpty();
    assertThat(new Schedule.Local(time, true).due(ZoneId.of("UTC"), start)).isPresent();
  }
}
