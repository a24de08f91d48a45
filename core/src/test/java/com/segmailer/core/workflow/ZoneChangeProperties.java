package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.decision.Change;
import com.segmailer.core.testkit.Trials;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The zone changes, and each date of a contact comes once all the same. */
class ZoneChangeProperties {

  private static final String NINE =
      "{'triggers':[{'type':'date','attribute':'day','at':'09:00'}],'reentry':'always',"
          + "'start':'end','steps':{'end':{'type':'end'}}}";
  private static final List<String> ZONES = List.of(
      "UTC",
      "America/Los_Angeles",
      "Asia/Tokyo",
      "Pacific/Kiritimati",
      "Etc/GMT+12",
      "Asia/Kolkata");

  /** Who lives in Tokyo, where it is noon on the second of March. */
  private static Journey inTokyo(String day) {
    return new Journey()
        .publish(1, NINE)
        .jump(Duration.ofHours(-9))
        .save("{'timezone':'Asia/Tokyo','day':'" + day + "'}");
  }

  @Test
  void a_date_that_another_zone_puts_behind_comes_with_it() {
    var journey = inTokyo("2026-03-03").pass(Duration.ofHours(20));
    assertThat(journey.runs()).isEmpty();

    journey.save("{'timezone':'Pacific/Kiritimati'}");

    assertThat(journey.runs()).hasSize(1);
    assertThat(journey.run().start().at()).isEqualTo("2026-03-02T23:00:00Z");
    assertThat(journey.pass(Duration.ofDays(3)).runs()).hasSize(1);
  }

  @Test
  void a_date_that_has_come_does_not_come_again_in_another_zone() {
    var journey = inTokyo("2026-03-03").pass(Duration.ofHours(22));
    assertThat(journey.runs()).hasSize(1);

    journey.save("{'timezone':'UTC'}").pass(Duration.ofHours(1));
    journey.save("{'timezone':'Asia/Tokyo'}").save("{'timezone':'America/Los_Angeles'}");

    assertThat(journey.pass(Duration.ofDays(3)).runs()).hasSize(1);
  }

  @Test
  void a_date_that_lies_ahead_follows_the_zone() {
    var journey = inTokyo("2026-03-03").pass(Duration.ofHours(20));

    journey.save("{'timezone':'UTC'}").pass(Duration.ofDays(3));

    assertThat(journey.runs()).hasSize(1);
    assertThat(journey.run().start().at()).isEqualTo("2026-03-03T09:00:00Z");
  }

  @Test
  void another_date_in_another_zone_that_lies_behind_starts_nothing() {
    var journey = inTokyo("2026-03-03").pass(Duration.ofHours(20));

    journey.save("{'timezone':'Pacific/Kiritimati','day':'2026-03-02'}").pass(Duration.ofDays(3));

    assertThat(journey.runs()).isEmpty();
  }

  @Test
  void the_next_date_comes_whatever_became_of_the_last() {
    var journey = inTokyo("2026-03-03").pass(Duration.ofHours(22));

    journey.save("{'timezone':'UTC'}").save("{'day':'2026-03-04'}").pass(Duration.ofDays(3));

    assertThat(journey.runs()).hasSize(2);
  }

  @Test
  void a_date_with_its_own_offset_comes_once_where_months_are_counted_from_it() {
    var journey = new Journey()
        .publish(
            1,
            "{'triggers':[{'type':'date','attribute':'day','offset':'-1mo'}],'reentry':'always',"
                + "'start':'end','steps':{'end':{'type':'end'}}}")
        .save("{'day':'2026-04-15T12:00:00Z'}");
    var comes = Instant.parse("2026-03-15T12:00:00Z");
    journey.pass(Duration.between(journey.now(), comes).plusMinutes(30));
    assertThat(journey.runs()).hasSize(1);

    // Summer time begins in between, and so it is 13:00Z there.
    journey.save("{'timezone':'Europe/Berlin'}").pass(Duration.ofDays(3));

    assertThat(journey.runs()).hasSize(1);
  }

  @Test
  void a_workspace_that_moves_puts_dates_behind_and_ahead_and_each_comes_once() {
    for (var moved : List.of("Pacific/Kiritimati", "America/Los_Angeles")) {
      for (int hours : List.of(20, 22)) {
        var journey = new Journey()
            .zone(ZoneId.of("Asia/Tokyo"))
            .publish(1, NINE)
            .jump(Duration.ofHours(-9))
            .save("{'day':'2026-03-03'}")
            .pass(Duration.ofHours(hours));

        journey.zone(ZoneId.of(moved)).jump(Duration.ofMinutes(5));
        journey.apply(new Change.Review(Set.of())).pass(Duration.ofDays(3));

        assertThat(journey.runs()).as("%s after %d hours", moved, hours).hasSize(1);
      }
    }
  }

  @Test
  void each_date_comes_once_however_zones_change_and_however_late_anybody_looks() {
    Trials.run(2_000, 48_000_000, random -> {
      var journey = new Journey().publish(1, NINE).save("{'day':'2026-03-05'}");
      for (int i = 0; i < 12; i++) {
        moves(random, journey);
        var time = Duration.ofMinutes(random.nextInt(900));
        if (random.nextBoolean()) {
          journey.pass(time);
        } else {
          journey.jump(time);
        }
      }

      journey.apply(new Change.Review(Set.of())).pass(Duration.ofDays(9));

      assertThat(journey.runs()).hasSize(1);
    });
  }

  private static void moves(RandomGenerator random, Journey journey) {
    var zone = ZONES.get(random.nextInt(ZONES.size()));
    switch (random.nextInt(5)) {
      case 0 -> journey.save("{'timezone':'" + zone + "'}");
      case 1 -> journey.save("{'timezone':null}");
      case 2 -> journey.zone(ZoneId.of(zone));
      case 3 -> journey.apply(new Change.Review(Set.of()));
      default -> journey.save("{'plan':'" + random.nextInt(3) + "'}");
    }
  }

  @Test
  void what_came_before_a_pause_comes_once_and_what_comes_during_one_never() {
    Trials.run(2_000, 49_000_000, random -> {
      var at = Journey.NOON.plus(Duration.ofMinutes(random.nextInt(1, 2_000)));
      var journey = new Journey().publish(1, timed()).save("{'day':'" + at + "'}");
      var pauses = new Pauses(journey);
      for (int i = 0; i < 10; i++) {
        switch (random.nextInt(4)) {
          case 0 -> pauses.turn();
          case 1 -> journey.apply(new Change.Review(Set.of()));
          case 2 -> journey.jump(Duration.ofMinutes(random.nextInt(400)));
          default -> journey.pass(Duration.ofMinutes(random.nextInt(400)));
        }
      }
      pauses.end();
      journey.pass(Duration.ofDays(3));

      assertThat(journey.runs()).hasSize(pauses.covered(at) ? 0 : 1);
    });
  }

  private static String timed() {
    return "{'triggers':[{'type':'date','attribute':'day'}],'reentry':'always',"
        + "'start':'end','steps':{'end':{'type':'end'}}}";
  }

  /** Pauses and resumes a workflow whose contacts are passed all the while. */
  private static final class Pauses {
    private final Journey journey;
    private final Instant from;
    private final List<Instant> turns = new ArrayList<>();

    Pauses(Journey journey) {
      this.journey = journey;
      this.from = journey.now();
    }

    boolean paused() {
      return turns.size() % 2 == 1;
    }

    void turn() {
      turns.add(journey.now());
      var standing = paused() ? Workflows.Standing.PAUSED : Workflows.Standing.PUBLISHED;
      journey.season(DateSeason.of(from, turns)).publish(1, 1, Journey.parsed(timed()), standing);
    }

    void end() {
      if (paused()) {
        turn();
      }
      // Whoever resumes has all contacts passed.
      journey.apply(new Change.Review(Set.of()));
    }

    boolean covered(Instant at) {
      return !DateSeason.of(from, turns).counts(at);
    }
  }
}
