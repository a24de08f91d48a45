package com.segmailer.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.campaign.CampaignAction;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.server.engine.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What campaigns do as time passes, step by step. */
final class CampaignStepsTest {

  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  private void erase(int n) {
    var address = ((EmailAddress.Valid) EmailAddress.parse("c" + n + "@example.com")).address();
    stage.parts()
        .engine()
        .submit(
            stage.workspace(),
            new Submission.Erase(Identifier.of(address), false, Submission.Terms.EXISTING));
  }

  @Test
  void whoever_comes_later_gets_nothing_and_whoever_is_erased_neither() {
    stage.contacts(0, 5_000);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.worker().runOnce();
    stage.worker().runOnce();
    assertThat(stage.received(campaign)).hasSize(Walking.QUEUED_AHEAD);
    stage.contacts(5_000, 5_100);
    int written = stage.received(campaign).keySet().iterator().next();
    erase(written);
    for (int n = 0, erased = 0; erased < 10; n++) {
      if (!stage.received(campaign).containsKey(n) && n != written) {
        erase(n);
        erased++;
      }
    }

    stage.workAndSend();

    assertThat(stage.received(campaign)).hasSize(5_000 - 11).doesNotContainKey(written);
    assertThat(stage.received(campaign).keySet()).allMatch(n -> n < 5_000);
    assertThat(stage.state(campaign)).isEqualTo("completed");
    var report = stage.report(campaign);
    assertThat(report.erased()).isEqualTo(11);
  }

  @Test
  void those_without_an_address_are_counted_as_such() {
    stage.contacts(0, 20);
    stage.update("update contacts set email = null, email_key = null where attributes ->> 'n' = '7'");
    var campaign = stage.campaign("");
    stage.start(campaign);

    stage.workAndSend();

    assertThat(stage.row(campaign).counts())
        .isEqualTo(new CampaignRow.Counts(20, 0, 19, 1, 0));
    assertThat(stage.state(campaign)).isEqualTo("completed");
  }

  @Test
  void only_so_many_messages_wait_and_pausing_holds_them_back() {
    stage.contacts(0, 5_000);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.work();
    assertThat(stage.count("state = 'queued'", campaign)).isEqualTo(Walking.QUEUED_AHEAD);

    stage.act(campaign, CampaignAction.PAUSE);
    assertThat(stage.send()).isZero();
    stage.work();
    assertThat(stage.received(campaign)).hasSize(Walking.QUEUED_AHEAD);

    stage.act(campaign, CampaignAction.RESUME);
    assertThat(stage.send()).isEqualTo(Walking.QUEUED_AHEAD);
    stage.workAndSend();
    assertThat(stage.received(campaign)).hasSize(5_000);
    assertThat(stage.state(campaign)).isEqualTo("completed");
  }

  @Test
  void what_waits_when_a_campaign_is_cancelled_is_never_sent() {
    stage.contacts(0, 5_000);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.work();
    stage.send();
    stage.work();

    stage.act(campaign, CampaignAction.CANCEL);

    assertThat(stage.send()).isZero();
    stage.workAndSend();
    assertThat(stage.count("state = 'sent'", campaign)).isEqualTo(Walking.QUEUED_AHEAD);
    assertThat(stage.count("state = 'skipped' and reason = 'cancelled'", campaign))
        .isEqualTo(Walking.QUEUED_AHEAD);
    assertThat(stage.state(campaign)).isEqualTo("cancelled");
    assertThat(rowsOfAudience(campaign)).isZero();
  }

  private long rowsOfAudience(UUID campaign) {
    return stage.database().read(sql -> sql.one(
        "select count(*) from campaign_audience where workspace_id = ? and campaign_id = ?",
        row -> row.bigint(1),
        stage.workspace(),
        campaign));
  }

  @Test
  void it_is_not_completed_before_each_message_has_come_to_an_end() {
    stage.contacts(0, 10);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.work();
    stage.update("update messages set state = 'deferred', due_at = ? where address_key like 'c3@%'",
        Stage.START.plus(Duration.ofHours(1)));
    stage.workAndSend();
    assertThat(stage.state(campaign)).isEqualTo("sending");

    stage.clock().advance(Duration.ofHours(1));
    stage.workAndSend();
    assertThat(stage.state(campaign)).isEqualTo("completed");
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
    assertThat(stage.row(skipping).counts())
        .isEqualTo(new CampaignRow.Counts(3, 1, 2, 0, 0));
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
