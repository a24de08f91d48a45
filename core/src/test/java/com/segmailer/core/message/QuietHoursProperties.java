package com.segmailer.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Trials;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Quiet hours against a clock on the wall that is looked at every minute, round changes of the clock. */
final class QuietHoursProperties {

  // Besides the usual changes of the clock: at midnight, by half an hour, and of a whole day.
  private static final List<ZoneId> ZONES = List.of(
      ZoneId.of("America/New_York"),
      ZoneId.of("Europe/Berlin"),
      ZoneId.of("Africa/Cairo"),
      ZoneId.of("America/Sao_Paulo"),
      ZoneId.of("Australia/Lord_Howe"),
      ZoneId.of("Pacific/Apia"),
      ZoneId.of("Asia/Kathmandu"),
      ZoneId.of("+05:30"));

  private static final int WEEKS_OF_MINUTES = 21 * 24 * 60;

  private static QuietHours quiet(RandomGenerator random) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    int most = random.nextInt(4) == 0 ? QuietHours.MOST_WHOLE_DAYS : 2;
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      days.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    var from = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    var to = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    var hours = from.equals(to) ? from.plusHours(8) : to;
    return days.isEmpty() || random.nextInt(5) > 0
        ? new QuietHours(Optional.of(new QuietHours.Hours(from, hours)), days)
        : new QuietHours(Optional.empty(), days);
  }

  /** Near a change of the clock, or anywhen. */
  private static Instant instant(RandomGenerator random, ZoneId zone) {
    var any = new RandomTimes(random).instant();
    var change = zone.getRules()
        .nextTransition(random.nextInt(8) == 0 ? Instant.parse("2011-12-01T00:00:00Z") : any);
    return change == null || random.nextInt(3) == 0
        ? any.truncatedTo(ChronoUnit.MINUTES)
        : change.getInstant().plus(random.nextInt(-1_500, 300), ChronoUnit.MINUTES);
  }

  /** As somebody would say it who looks at the clock, without knowing of its changes. */
  private static boolean isQuiet(QuietHours quiet, ZonedDateTime wall) {
    if (quiet.wholeDays().contains(wall.getDayOfWeek())) {
      return true;
    }
    if (quiet.hours().isEmpty()) {
      return false;
    }
    int now = wall.getHour() * 60 + wall.getMinute();
    int from = quiet.hours().get().from().toSecondOfDay() / 60;
    int to = quiet.hours().get().to().toSecondOfDay() / 60;
    return Math.floorMod(now - from, 24 * 60) < Math.floorMod(to - from, 24 * 60);
  }

  @Test
  void they_end_at_the_first_minute_that_the_clock_shows_as_not_quiet() {
    Trials.run(3_000, 1, random -> {
      var quiet = quiet(random);
      var zone = ZONES.get(random.nextInt(ZONES.size()));
      var now = instant(random, zone);
      var minute = now;
      for (int i = 0; i < WEEKS_OF_MINUTES && isQuiet(quiet, minute.atZone(zone)); i++) {
        minute = minute.plus(1, ChronoUnit.MINUTES);
      }
      var expected = minute.equals(now) ? Optional.<Instant>empty() : Optional.of(minute);

      assertThat(quiet.endAfter(now, zone)).as("%s %s %s", quiet, zone, now).isEqualTo(expected);
    });
  }

  @Test
  void within_a_minute_they_hold_to_its_end_and_what_ends_stays_ended() {
    Trials.run(1_000, 2, random -> {
      var quiet = quiet(random);
      var zone = ZONES.get(random.nextInt(ZONES.size()));
      var now = instant(random, zone);
      var later = now.plusNanos(random.nextLong(60_000_000_000L));
      var end = quiet.endAfter(now, zone);

      assertThat(quiet.endAfter(later, zone)).isEqualTo(end);
      end.ifPresent(at -> assertThat(quiet.endAfter(at, zone)).isEmpty());
    });
  }

  @Test
  void an_open_minute_that_the_clock_skips_comes_a_week_later() {
    // On Friday, 26 April 2024, there was no midnight in Cairo.
    var allButFridaysFirstMinute = new QuietHours(
        Optional.of(new QuietHours.Hours(LocalTime.of(0, 1), LocalTime.MIDNIGHT)),
        EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY)));

    assertThat(allButFridaysFirstMinute.endAfter(
            Instant.parse("2024-04-25T12:00:00Z"), ZoneId.of("Africa/Cairo")))
        .contains(Instant.parse("2024-05-02T21:00:00Z"));
  }

  @Test
  void they_leave_some_time_and_take_some() {
    var hours = Optional.of(new QuietHours.Hours(LocalTime.of(21, 0), LocalTime.of(8, 0)));

    assertThat(new QuietHours(hours, Set.of()).hours()).isEqualTo(hours);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietHours(hours, EnumSet.allOf(DayOfWeek.class)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietHours(Optional.empty(), Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietHours.Hours(LocalTime.NOON, LocalTime.NOON));
  }
}
