package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.condition.Span;
import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Trials;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Dates with an offset, round changes of the clock and ends of months. */
class OffsetProperties {

  @Test
  void days_before_or_after_a_date_at_a_time_are_days_of_the_calendar() {
    Trials.run(3_000, 1, random -> {
      var times = new RandomTimes(random);
      var date = times.date();
      var zone = times.zone();
      int weeks = random.nextInt(3);
      int amount = random.nextInt(1, 40);
      var span = new Span(amount, weeks == 0 ? Span.Unit.WEEKS : Span.Unit.DAYS);
      var offset = new Offset(random.nextBoolean(), span, LocalTime.of(9, 30));

      int days = (offset.before() ? -1 : 1) * (weeks == 0 ? 7 : 1) * amount;

      var due = LocalDate.ofInstant(date.in(zone), zone).plusDays(days).atTime(9, 30);
      assertThat(offset.of(date, zone))
          .as("%s %s in %s", date.text(), offset.text(), zone)
          .isEqualTo(due.atZone(zone).toInstant());
    });
  }

  @Test
  void the_day_after_one_of_25_hours_is_another_day() {
    var offset = new Offset(false, new Span(1, Span.Unit.DAYS), LocalTime.of(9, 0));
    var longDay = new IsoDate(LocalDate.of(2026, 10, 25), null, null);

    assertThat(offset.of(longDay, ZoneId.of("Europe/Berlin"))).isEqualTo("2026-10-26T08:00:00Z");
  }

  @Test
  void without_a_time_days_are_so_many_times_24_hours() {
    var offset = new Offset(true, new Span(3, Span.Unit.DAYS), null);
    var dayAfter = new IsoDate(LocalDate.of(2026, 3, 30), null, null);

    assertThat(offset.of(dayAfter, ZoneId.of("Europe/Berlin"))).isEqualTo("2026-03-26T22:00:00Z");
  }
}
