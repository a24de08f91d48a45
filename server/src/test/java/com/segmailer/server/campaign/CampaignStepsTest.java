package com.segmailer.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.campaign.CampaignAction;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.server.engine.Submission;
import java.time.Duration;
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
    stage
        .parts()
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
    assertThat(stage.received(campaign)).hasSize(Room.QUEUED_AHEAD);
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
    stage.update(
        "update contacts set email = null, email_key = null where attributes ->> 'n' = '7'");
    var campaign = stage.campaign("");
    stage.start(campaign);

    stage.workAndSend();

    assertThat(stage.row(campaign).counts()).isEqualTo(new CampaignRow.Counts(20, 0, 19, 1, 0));
    assertThat(stage.state(campaign)).isEqualTo("completed");
  }

  @Test
  void only_so_many_messages_wait_and_pausing_holds_them_back() {
    stage.contacts(0, 5_000);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.work();
    assertThat(stage.count("state = 'queued'", campaign)).isEqualTo(Room.QUEUED_AHEAD);

    stage.act(campaign, CampaignAction.PAUSE);
    assertThat(stage.send()).isZero();
    stage.work();
    assertThat(stage.received(campaign)).hasSize(Room.QUEUED_AHEAD);

    stage.act(campaign, CampaignAction.RESUME);
    assertThat(stage.send()).isEqualTo(Room.QUEUED_AHEAD);
    stage.workAndSend();
    assertThat(stage.received(campaign)).hasSize(5_000);
    assertThat(stage.state(campaign)).isEqualTo("completed");
  }

  /** As a sender does that was asked for it by the domain of these. */
  private void leaveAlone(String addresses, Duration time) {
    stage.update(
        "update messages set due_at = ?, reason = 'domain-backoff' where state = 'queued'"
            + " and address_key like ?",
        stage.clock().instant().plus(time),
        addresses);
  }

  @Test
  void a_domain_that_wants_to_be_left_alone_stops_nobody_else() {
    stage.contacts(0, 5_000);
    var campaign = stage.campaign("");
    stage.start(campaign);

    for (int round = 0; round < 5; round++) {
      stage.work();
      leaveAlone("c%1@%", Duration.ofMinutes(30));
      leaveAlone("c%2@%", Duration.ofMinutes(30));
      leaveAlone("c%3@%", Duration.ofMinutes(30));
      stage.send();
    }

    assertThat(stage.received(campaign)).hasSize(5_000);
    assertThat(stage.count("state = 'sent'", campaign)).isEqualTo(3_500);
    stage.act(campaign, CampaignAction.CANCEL);
    assertThat(stage.count("state = 'skipped'", campaign)).isEqualTo(1_500);
  }

  @Test
  void what_cannot_be_stored_does_not_slow_a_pace() {
    stage.contacts(0, 400);
    stage.update("alter table messages add constraint broken"
        + " check (address_key <> 'c7@example.com') not valid");
    var campaign = stage.campaign(", \"throttle\": 360000");
    stage.start(campaign);
    stage.work();
    stage.clock().advance(Duration.ofSeconds(4));
    stage.work();

    assertThat(stage.received(campaign)).hasSize(399);
    assertThat(stage.row(campaign).walk().next())
        .isBeforeOrEqualTo(stage.clock().instant().plusMillis(20));
  }

  @Test
  void a_message_that_was_put_back_after_the_campaign_went_on_is_not_forgotten() {
    stage.contacts(0, 10);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.work();
    stage.update("update messages set due_at = null where address_key like 'c3@%'");
    stage.workAndSend();
    assertThat(stage.state(campaign)).isEqualTo("sending");

    stage.clock().advance(Duration.ofSeconds(6));
    stage.workAndSend();

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
    assertThat(stage.count("state = 'sent'", campaign)).isEqualTo(Room.QUEUED_AHEAD);
    assertThat(stage.count("state = 'skipped' and reason = 'cancelled'", campaign))
        .isEqualTo(Room.QUEUED_AHEAD);
    assertThat(stage.state(campaign)).isEqualTo("cancelled");
    assertThat(rowsOfAudience(campaign)).isZero();
  }

  private long rowsOfAudience(UUID campaign) {
    return stage
        .database()
        .read(sql -> sql.one(
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
    stage.update(
        "update messages set state = 'deferred', due_at = ? where address_key like 'c3@%'",
        Stage.START.plus(Duration.ofHours(1)));
    stage.workAndSend();
    assertThat(stage.state(campaign)).isEqualTo("sending");

    stage.clock().advance(Duration.ofHours(1));
    stage.workAndSend();
    assertThat(stage.state(campaign)).isEqualTo("completed");
  }
}
