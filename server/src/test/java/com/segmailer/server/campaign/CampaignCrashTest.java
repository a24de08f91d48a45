package com.segmailer.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.campaign.CampaignAction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever dies between two steps: each recipient gets one message. */
final class CampaignCrashTest {

  private static final int CONTACTS = 4_300;

  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  /** A clock whose node dies when it is asked for the nth time. */
  private static final class LastHours implements InstantSource {
    private final InstantSource clock;
    private int left;

    LastHours(InstantSource clock, int asked) {
      this.clock = clock;
      this.left = asked;
    }

    @Override
    public Instant instant() {
      if (left-- == 0) {
        throw new Crash();
      }
      return clock.instant();
    }
  }

  private void assertEachHasOne(UUID campaign, int contacts) {
    assertThat(stage.received(campaign))
        .hasSize(contacts)
        .allSatisfy((n, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void an_audience_may_take_longer_to_write_down_than_a_claim_lasts() throws Exception {
    stage.contacts(0, 10);
    var campaign = stage.campaign("");
    stage.start(campaign);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var round = stage.database().inTransaction(lock -> {
        lock.script("lock table campaign_audience in share mode");
        var slow = threads.submit(() -> stage.worker().runOnce());
        Awaitility.await().until(() -> waitsForTheAudience());
        stage.clock().advance(WorkStore.FREEZING.plusSeconds(1));

        var other = threads.submit(() -> stage.worker().runOnce());

        Awaitility.await().until(() -> other.state() == Future.State.SUCCESS);
        return slow;
      });
      round.get();
    }

    assertThat(stage.state(campaign)).isEqualTo("sending");
    assertThat(stage.row(campaign).frozen()).isTrue();
  }

  private boolean waitsForTheAudience() {
    return stage.database().read(sql -> sql.one("""
        select exists (select from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                          and query like '%campaign_audience%')
        """, row -> row.bool(1)));
  }

  @Test
  void a_node_may_die_between_any_two_steps() {
    stage.contacts(0, CONTACTS);
    var campaign = stage.campaign(
        ", \"variants\": [{\"template\": \"TEMPLATE\"}, {\"template\": \"TEMPLATE\", \"subject\": \"B\"}],"
            + " \"test\": {\"winner\": \"opens\", \"after\": \"1m\"}");
    stage.start(campaign);
    int deaths = 0;
    // Each node lives a little longer than the one before it, so that each step is the last of one.
    for (int life = 1; !stage.state(campaign).equals("completed"); life++) {
      var hours = new LastHours(stage.clock(), life % 11);
      var worker = stage.worker(hours, hours::instant);
      try {
        Stage.work(worker);
      } catch (Crash e) {
        deaths++;
      }
      stage.send();
      stage.clock().advance(WorkStore.FREEZING);
    }

    assertThat(deaths).isGreaterThan(10);
    assertEachHasOne(campaign, CONTACTS);
    var row = stage.row(campaign);
    assertThat(row.counts()).isEqualTo(new CampaignRow.Counts(CONTACTS, 0, CONTACTS, 0, 0));
    assertThat(row.winner()).isZero();
  }

  @Test
  void two_nodes_share_the_work() throws Exception {
    stage.contacts(0, CONTACTS);
    var one = stage.campaign("");
    var other = stage.campaign(", \"throttle\": 10000000");
    stage.start(one);
    stage.start(other);
    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        nodes.submit(() -> {
          var worker = stage.worker();
          for (int round = 0; round < 60; round++) {
            worker.runOnce();
            stage.send();
            stage.clock().advance(Duration.ofSeconds(1));
          }
        });
      }
    }
    stage.workAndSend();

    assertThat(stage.state(one)).isEqualTo("completed");
    assertThat(stage.state(other)).isEqualTo("completed");
    assertEachHasOne(one, CONTACTS);
    assertEachHasOne(other, CONTACTS);
  }

  @Test
  void a_node_whose_campaign_was_stopped_or_taken_over_stores_nothing_more() {
    stage.contacts(0, 100);
    var campaign = stage.campaign("");
    stage.start(campaign);
    stage.worker().runOnce();
    var slow = stage
        .database()
        .inTransaction(sql -> WorkStore.claim(
            sql,
            stage.workspace(),
            campaign,
            stage.parts().ids().next(),
            stage.clock().instant()))
        .orElseThrow();
    stage.act(campaign, CampaignAction.PAUSE);
    var walking = new Walking(stage.database(), stage.parts().engine(), stage.clock());

    assertThatThrownBy(() -> walking.run(slow)).hasMessageContaining("stopped or taken over");
    assertThat(stage.received(campaign)).isEmpty();
    assertThat(stage.row(campaign).counts().made()).isZero();
  }

  @Test
  void an_audience_that_is_paused_while_it_is_written_down_never_was() {
    stage.contacts(0, 100);
    var campaign = stage.campaign("");
    stage.start(campaign);
    var claim = stage
        .database()
        .inTransaction(sql -> WorkStore.claim(
            sql,
            stage.workspace(),
            campaign,
            stage.parts().ids().next(),
            stage.clock().instant()))
        .orElseThrow();
    stage.act(campaign, CampaignAction.PAUSE);
    var freezing = new Freezing(
        stage.database(), stage.parts().definitions(), stage.parts().senders(), stage.clock());

    assertThat(freezing.run(claim)).contains(Freezing.Obstacle.CHANGED);
    assertThat(stage.row(campaign).frozen()).isFalse();

    stage.contacts(100, 150);
    stage.act(campaign, CampaignAction.RESUME);
    stage.workAndSend();

    assertEachHasOne(campaign, 150);
  }
}
