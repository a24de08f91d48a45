package com.segmailer.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.campaign.CampaignAction;
import com.segmailer.server.http.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of variants, and what comes back of campaigns. */
final class CampaignVariantsTest {

  private static final String TWO =
      ", \"variants\": [{\"template\": \"TEMPLATE\"}, {\"template\": \"TEMPLATE\", \"subject\": \"B\"}]";

  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  private UUID tested(String test) {
    stage.contacts(0, 1_000);
    var campaign = stage.campaign(TWO + ", \"test\": " + test);
    stage.start(campaign);
    stage.workAndSend();
    return campaign;
  }

  private void open(UUID campaign, int variant, int messages) {
    stage.update(
        "update messages set opened_at = created_at where id in ("
            + "select id from messages where campaign_id = ? and variant = ? order by id limit ?)",
        campaign,
        variant,
        messages);
  }

  @Test
  void the_rest_gets_what_was_opened_most() {
    var campaign = tested("{\"winner\": \"opens\", \"after\": \"4h\"}");
    long first = stage.count("variant = 0", campaign);
    long second = stage.count("variant = 1", campaign);
    assertThat(first + second).isBetween(150L, 250L);
    open(campaign, 0, 10);
    open(campaign, 1, 20);
    stage.update(
        "update messages set machine_opened_at = created_at where campaign_id = ? and variant = 0",
        campaign);

    stage.clock().advance(Duration.ofHours(4).minusSeconds(1));
    stage.workAndSend();
    assertThat(stage.received(campaign)).hasSize((int) (first + second));
    stage.clock().advance(Duration.ofSeconds(1));
    stage.workAndSend();

    assertThat(stage.row(campaign).winner()).isEqualTo(1);
    assertThat(stage.count("variant = 1", campaign)).isEqualTo(1_000 - first);
    assertThat(stage.count("content ->> 'subject' = 'B'", campaign)).isEqualTo(1_000 - first);
    assertThat(stage.state(campaign)).isEqualTo("completed");
    var report = stage.report(campaign);
    assertThat(report.variants().get(0).statistics().opened()).isEqualTo(10);
    assertThat(report.variants().get(0).statistics().machineOpened()).isEqualTo(first - 10);
    assertThat(report.variants().get(1).statistics().opened()).isEqualTo(20);
    assertThat(report.total().sent()).isEqualTo(1_000);
  }

  @Test
  void a_test_waits_for_its_messages_that_limits_hold_and_counts_from_the_last_of_them() {
    stage.contacts(0, 1_000);
    var campaign = stage.campaign(TWO + ", \"test\": {\"winner\": \"opens\", \"after\": \"4h\"}");
    stage.start(campaign);
    stage.work();
    stage.update(
        "update messages set state = 'deferred', reason = 'quiet-hours', due_at = ?"
            + " where campaign_id = ? and variant = 0",
        Stage.START.plus(Duration.ofHours(10)),
        campaign);
    stage.workAndSend();

    stage.clock().advance(Duration.ofHours(10));
    stage.work();
    assertThat(stage.row(campaign).winner()).as("before they are sent").isNull();
    stage.send();
    stage.clock().advance(Duration.ofHours(4).minusSeconds(1));
    stage.work();
    assertThat(stage.row(campaign).winner()).as("too early").isNull();
    open(campaign, 0, 1);
    stage.clock().advance(Duration.ofSeconds(1));
    stage.work();

    assertThat(stage.row(campaign).winner()).isZero();
  }

  @Test
  void a_test_does_not_wait_for_what_a_mail_server_puts_off_unless_that_is_all() {
    stage.contacts(0, 1_000);
    var campaign = stage.campaign(TWO + ", \"test\": {\"winner\": \"opens\", \"after\": \"4h\"}");
    stage.start(campaign);
    stage.work();
    stage.update(
        "update messages set state = 'deferred', code = 451, due_at = ? where campaign_id = ?",
        Stage.START.plus(Duration.ofDays(2)),
        campaign);
    stage.clock().advance(Duration.ofHours(5));
    stage.work();
    assertThat(stage.row(campaign).winner()).as("nothing was sent").isNull();

    stage.update(
        "update messages set due_at = ? where campaign_id = ? and variant = 1",
        stage.clock().instant(),
        campaign);
    stage.send();
    open(campaign, 1, 1);
    stage.clock().advance(Duration.ofHours(4));
    stage.work();

    assertThat(stage.row(campaign).winner()).isEqualTo(1);
  }

  @Test
  void a_winner_by_hand_is_waited_for() {
    var campaign = tested("{\"winner\": \"manual\", \"share\": 50}");
    stage.clock().advance(Duration.ofDays(30));
    stage.workAndSend();
    assertThat(stage.received(campaign)).hasSizeBetween(430, 570);
    assertThat(stage.state(campaign)).isEqualTo("sending");
    long second = stage.count("variant = 1", campaign);

    stage.actions().chooseWinner(stage.workspace(), campaign, 0, Optional.empty());
    stage.workAndSend();

    assertThat(stage.count("variant = 1", campaign)).isEqualTo(second);
    assertThat(stage.received(campaign)).hasSize(1_000);
    assertThatThrownBy(
            () -> stage.actions().chooseWinner(stage.workspace(), campaign, 1, Optional.empty()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void without_a_test_everybody_gets_a_variant_at_once() {
    stage.contacts(0, 1_000);
    var campaign = stage.campaign(TWO);
    stage.start(campaign);
    stage.workAndSend();

    assertThat(stage.received(campaign)).hasSize(1_000);
    assertThat(stage.count("variant = 1", campaign)).isBetween(430L, 570L);
  }

  @Test
  void it_stops_by_itself_when_too_many_complain() {
    stage.contacts(0, 5_000);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.work();
    stage.send();
    complain(campaign, 5);
    stage.work();
    later();
    assertThat(stage.state(campaign)).isEqualTo("sending");
    assertThat(stage.row(campaign).watched().alarmed()).isTrue();

    complain(campaign, 6);
    later();

    assertThat(stage.state(campaign)).isEqualTo("paused");
    assertThat(stage.row(campaign).pausedReason()).isEqualTo("complaint-rate");
    assertThat(stage.send()).isZero();

    stage.act(campaign, CampaignAction.RESUME);
    stage.workAndSend();
    later();
    assertThat(stage.state(campaign)).as("those before are forgiven").isEqualTo("completed");
  }

  @Test
  void it_stops_by_itself_when_too_many_addresses_do_not_exist() {
    stage.contacts(0, 3_000);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.work();
    stage.update(
        "update messages set state = 'bounced', due_at = null, hard_bounced_at = created_at"
            + " where campaign_id = ? and id in (select id from messages order by id limit 200)",
        campaign);
    stage.send();
    later();

    assertThat(stage.row(campaign).pausedReason()).isEqualTo("bounce-rate");
  }

  private void complain(UUID campaign, int messages) {
    stage.update(
        "update messages set complained_at = created_at where id in ("
            + "select id from messages where campaign_id = ? and state = 'sent' order by id limit ?)",
        campaign,
        messages);
  }

  private void later() {
    stage.clock().advance(Duration.ofSeconds(6));
    stage.work();
  }
}
