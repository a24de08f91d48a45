package com.segmailer.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.campaign.CampaignAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When campaigns start, when each contact's message is due, and how fast they go. */
final class CampaignTimesTest {

  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void a_pace_is_kept() {
    stage.contacts(0, 1_000);
    var campaign = stage.campaign(", \"throttle\": 3600");
    stage.start(campaign);
    for (int second = 0; second < 60; second++) {
      stage.workAndSend();
      stage.clock().advance(Duration.ofSeconds(1));
    }

    assertThat(stage.count("state = 'sent'", campaign)).isBetween(58L, 62L);
  }

  @Test
  void it_starts_at_its_time() {
    stage.contacts(0, 10);
    var campaign = stage.campaign(", \"schedule\": {\"at\": \"2026-03-01T13:00:00Z\"}");
    stage.actions().schedule(stage.workspace(), campaign, Optional.empty());
    stage.workAndSend();
    assertThat(stage.state(campaign)).isEqualTo("scheduled");
    stage.contacts(10, 15);

    stage.clock().advance(Duration.ofHours(1));
    stage.workAndSend();

    assertThat(stage.state(campaign)).isEqualTo("completed");
    assertThat(stage.received(campaign)).as("as of its start").hasSize(15);
  }

  @Test
  void each_gets_it_at_the_local_time() {
    stage.contacts(0, 6);
    zone(0, "Pacific/Auckland");
    zone(1, "Europe/Berlin");
    zone(2, "America/New_York");
    zone(3, "nowhere");
    var campaign = stage.campaign(", \"schedule\": {\"localTime\": \"2026-03-08T09:00\"}");
    stage.actions().schedule(stage.workspace(), campaign, Optional.empty());
    assertThat(stage.row(campaign).times().startsAt())
        .isEqualTo(Instant.parse("2026-03-07T15:00:00Z"));

    at("2026-03-07T19:59:59Z");
    assertThat(stage.received(campaign)).isEmpty();
    assertThat(stage.row(campaign).counts().audience()).isEqualTo(6);
    at("2026-03-07T20:00:00Z");
    assertThat(stage.received(campaign)).containsOnlyKeys(0);
    at("2026-03-08T08:00:00Z");
    assertThat(stage.received(campaign)).containsOnlyKeys(0, 1);
    at("2026-03-08T09:00:00Z");
    assertThat(stage.received(campaign)).containsOnlyKeys(0, 1, 3, 4, 5);
    assertThat(stage.state(campaign)).isEqualTo("sending");
    // Since two hours before, it is summer there.
    at("2026-03-08T13:00:00Z");
    assertThat(stage.received(campaign)).containsOnlyKeys(0, 1, 2, 3, 4, 5);
    assertThat(stage.state(campaign)).isEqualTo("completed");
  }

  @Test
  void those_for_whom_the_time_has_passed_get_nothing_if_so_wanted() {
    stage.contacts(0, 3);
    zone(0, "Pacific/Auckland");
    zone(1, "America/New_York");
    var local = ", \"schedule\": {\"localTime\": \"2026-03-01T12:00\", \"ifPassed\": \"%s\"}";
    var skipping = stage.campaign(local.formatted("skip"));
    var sending = stage.campaign(local.formatted("send"));
    stage.start(skipping);
    stage.start(sending);
    stage.workAndSend();

    assertThat(stage.received(skipping)).containsOnlyKeys(2);
    assertThat(stage.received(sending)).containsOnlyKeys(0, 2);
    at("2026-03-01T17:00:00Z");
    assertThat(stage.received(skipping)).containsOnlyKeys(1, 2);
    assertThat(stage.row(skipping).counts()).isEqualTo(new CampaignRow.Counts(3, 1, 2, 0, 0));
    assertThat(stage.state(skipping)).isEqualTo("completed");
  }

  @Test
  void those_for_whom_the_time_passes_during_a_pause_get_nothing_if_so_wanted() {
    stage.contacts(0, 4);
    zone(0, "Europe/Berlin");
    zone(1, "America/New_York");
    var local = ", \"schedule\": {\"localTime\": \"2026-03-02T12:00\", \"ifPassed\": \"%s\"}";
    var skipping = stage.campaign(local.formatted("skip"));
    var sending = stage.campaign(local.formatted("send"));
    for (var campaign : List.of(skipping, sending)) {
      stage.actions().schedule(stage.workspace(), campaign, Optional.empty());
    }
    at("2026-03-02T10:00:00Z");
    stage.clock().advance(Duration.ofHours(1));
    stage.work();
    for (var campaign : List.of(skipping, sending)) {
      assertThat(stage.received(campaign)).as("made, and held back").containsOnlyKeys(0);
      stage.act(campaign, CampaignAction.PAUSE);
    }
    at("2026-03-02T15:30:00Z");
    stage.act(skipping, CampaignAction.RESUME);
    stage.act(sending, CampaignAction.RESUME);
    stage.workAndSend();

    assertThat(stage.count("state = 'sent'", sending)).isEqualTo(3);
    assertThat(stage.count("state = 'skipped' and reason = 'passed'", skipping)).isEqualTo(1);
    assertThat(stage.row(skipping).counts()).isEqualTo(new CampaignRow.Counts(4, 2, 1, 0, 0));
    at("2026-03-02T17:30:00Z");
    assertThat(stage.count("state = 'sent'", skipping)).isEqualTo(1);
    assertThat(stage.received(skipping)).containsOnlyKeys(0, 1);
    assertThat(stage.state(skipping)).isEqualTo("completed");
  }

  private void zone(int n, String zone) {
    stage.update(
        "update contacts set attributes = attributes || jsonb_build_object('timezone', ?::text)"
            + " where (attributes ->> 'n')::int = ?",
        zone,
        n);
  }

  private void at(String instant) {
    stage.clock().advance(Duration.between(stage.clock().instant(), Instant.parse(instant)));
    stage.workAndSend();
  }
}
