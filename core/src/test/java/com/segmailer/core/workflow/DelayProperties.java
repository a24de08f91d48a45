package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Trials;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Windows against a clock on the wall that is looked at every minute, round changes of the clock. */
final class DelayProperties {

  // Besides the usual changes of the clock: at midnight, by half an hour, and of a whole day.
  private static final List<ZoneId> ZONES = List.of(
      ZoneId.of("America/New_York"),
      ZoneId.of("America/St_Johns"),
      ZoneId.of("Europe/Berlin"),
      ZoneId.of("Africa/Cairo"),
      ZoneId.of("Australia/Lord_Howe"),
      ZoneId.of("Pacific/Apia"),
      ZoneId.of("+05:30"));

  private static final int WEEKS_OF_MINUTES = 21 * 24 * 60;

  private static Delay.Window window(RandomGenerator random) {
    int from = random.nextInt(95);
    int to = random.nextInt(from + 1, 96);
    return new Delay.Window(quarter(from), quarter(to), days(random));
  }

  private static Set<DayOfWeek> days(RandomGenerator random) {
    var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
    for (int i = random.nextInt(8); i > 0; i--) {
      days.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    return random.nextBoolean() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static LocalTime quarter(int number) {
    return LocalTime.of(number / 4, number % 4 * 15);
  }

  /** Near a change of the clock, or anywhen. */
  private static Instant instant(RandomGenerator random, ZoneId zone) {
    var any = new RandomTimes(random).instant();
    var change = zone.getRules()
        .nextTransition(random.nextInt(8) == 0 ? Instant.parse("2011-12-01T00:00:00Z") : any);
    return change == null || random.nextInt(4) == 0
        ? any.truncatedTo(ChronoUnit.MINUTES)
        : change.getInstant().plus(random.nextInt(-1_500, 300), ChronoUnit.MINUTES);
  }

  private static boolean isOpen(Delay.Window window, Instant at, ZoneId zone) {
    var wall = at.atZone(zone);
    int minute = wall.getHour() * 60 + wall.getMinute();
    return window.days().contains(wall.getDayOfWeek())
        && minute >= window.from().toSecondOfDay() / 60
        && minute < window.to().toSecondOfDay() / 60;
  }

  @Test
  void a_window_opens_at_the_first_minute_that_the_clock_shows_as_within() {
    Trials.run(3_000, 1, random -> {
      var window = window(random);
      var zone = ZONES.get(random.nextInt(ZONES.size()));
      var now = instant(random, zone);
      var minute = now;
      for (int i = 0; i < WEEKS_OF_MINUTES && !isOpen(window, minute, zone); i++) {
        minute = minute.plus(1, ChronoUnit.MINUTES);
      }

      assertThat(window.until(zone, now)).as("%s %s %s", window, zone, now).isEqualTo(minute);
    });
  }

  @Test
  void a_window_opens_in_the_hour_that_comes_again() {
    var window =
        new Delay.Window(LocalTime.of(1, 30), LocalTime.of(5, 0), EnumSet.allOf(DayOfWeek.class));

    assertThat(window.until(ZoneId.of("America/New_York"), Instant.parse("2026-11-01T06:10:00Z")))
        .isEqualTo("2026-11-01T06:30:00Z");
  }
}
