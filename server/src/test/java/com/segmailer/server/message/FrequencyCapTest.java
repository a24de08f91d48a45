package com.segmailer.server.message;

import static com.segmailer.server.message.LimitStage.CAPPED;
import static com.segmailer.server.message.LimitStage.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.delivery.Stage;
import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Caps hold over batches, nodes and losses; what they hold back goes out when it may. */
final class FrequencyCapTest {

  private static final Delivery BUSY = new Delivery.Deferred(451, "4.3.0", "busy");
  private static final Duration HOUR = Duration.ofHours(1);

  private final LimitStage stage = new LimitStage();
  private final Outbox outbox = stage.outbox();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void of_many_in_one_batch_as_many_go_as_the_cap_says_and_the_others_in_their_order() {
    stage.cap(2, "1h", "wait");
    var ids = new UUID[4];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = stage.marketing(JANE);
    }
    var receipt = outbox.put(JANE, Kind.TRANSACTIONAL);
    var other = stage.marketing("john@example.com");
    var node = stage.node();

    Outbox.drain(node);
    assertThat(stage.states(ids)).containsExactly("sent", "sent", CAPPED, CAPPED);
    assertThat(stage.states(receipt, other)).containsExactly("sent", "sent");
    assertThat(outbox.row(ids[2]).attempts()).isZero();
    assertThat(outbox.row(ids[2]).dueAt()).isEqualTo(outbox.instant().plus(HOUR));

    outbox.advance(HOUR.minusNanos(1_000));
    Outbox.drain(node);
    assertThat(stage.states(ids)).containsExactly("sent", "sent", CAPPED, CAPPED);

    outbox.advance(Duration.ofNanos(1_000));
    Outbox.drain(node);
    assertThat(stage.states(ids)).containsOnly("sent");
    assertThat(outbox.row(ids[2]).attempts()).isOne();
  }

  @Test
  void what_is_dropped_ends_with_its_reason_and_what_ignores_limits_goes_and_counts() {
    stage.cap(1, "1h", "drop");
    var first = stage.marketing(JANE);
    var important = outbox.putWithoutLimits(JANE);
    var node = stage.node();

    Outbox.drain(node);
    assertThat(stage.state(important)).isEqualTo("sent");
    assertThat(stage.state(first)).isEqualTo("skipped: frequency-cap");
    assertThat(outbox.row(first).dueAt()).isNull();

    outbox.advance(HOUR);
    var next = stage.marketing(JANE);
    Outbox.drain(node);
    assertThat(stage.state(next)).isEqualTo("sent");
  }

  @Test
  void several_nodes_at_once_never_exceed_a_cap() throws Exception {
    stage.cap(3, "1d", "wait");
    for (int i = 0; i < 240; i++) {
      stage.marketing("p" + i % 20 + "@example.com");
    }
    for (int day = 1; day <= 3; day++) {
      drainTogether(4);
      var many = new HashMap<String, Integer>();
      stage.handed().forEach(address -> many.merge(address, 1, Integer::sum));
      assertThat(many).hasSize(20);
      assertThat(many.values()).containsOnly(3 * day);
      outbox.advance(Duration.ofDays(1));
    }
  }

  /** All of them claim until nothing is due, so that one contact's messages are with several at once. */
  private void drainTogether(int nodes) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < nodes; i++) {
        var node = stage.node();
        running.add(threads.submit(() -> Outbox.drain(node)));
      }
      for (var one : running) {
        one.get();
      }
    }
  }

  @Test
  void what_may_have_arrived_counts_and_what_cannot_have_does_not() {
    stage.cap(1, "1h", "drop");
    stage.answer(BUSY);
    var busy = stage.marketing(JANE);
    var node = stage.node();
    Outbox.drain(node);
    assertThat(stage.state(busy)).isEqualTo("deferred");

    stage.answer(new Delivery.Rejected(554, "5.7.1", "not this one", Stage.CONTENT));
    var refused = stage.marketing(JANE);
    Outbox.drain(node);
    assertThat(outbox.row(refused).state()).isEqualTo("bounced");

    stage.answer(new Delivery.Unknown("the connection broke"));
    var unknown = stage.marketing(JANE);
    Outbox.drain(node);
    assertThat(outbox.row(unknown).state()).isEqualTo("unknown");

    outbox.advance(HOUR.minusSeconds(1));
    Outbox.drain(node);
    assertThat(stage.state(busy)).isEqualTo("skipped: frequency-cap");
    outbox.advance(Duration.ofSeconds(1));
    var last = stage.marketing(JANE);
    Outbox.drain(node);
    assertThat(stage.state(last)).isEqualTo("sent");
  }

  @Test
  void a_lost_node_s_claim_counts_while_it_holds_and_does_not_stand_in_its_own_way() {
    stage.cap(1, "1h", "wait");
    var lost = stage.marketing(JANE);
    assertThat(stage.claims().claim(stage.workspace(), new UUID(0, 1)).messages())
        .hasSize(1);
    var next = stage.marketing(JANE);
    var node = stage.node();
    Outbox.drain(node);
    assertThat(stage.state(next)).isEqualTo(CAPPED);

    outbox.advance(MessageStore.LEASE);
    Outbox.drain(node);
    assertThat(stage.state(lost)).isEqualTo("sent");
    assertThat(stage.state(next)).isEqualTo(CAPPED);
  }

  @Test
  void a_cap_counts_what_was_sent_before_it_was_set_and_binds_what_was_queued_before() {
    stage.marketing(JANE);
    var node = stage.node();
    Outbox.drain(node);
    var queued = stage.marketing(JANE);

    stage.cap(1, "1h", "wait");
    Outbox.drain(node);
    assertThat(stage.state(queued)).isEqualTo(CAPPED);

    stage.set("{\"frequencyCap\": null}");
    outbox.advance(HOUR);
    Outbox.drain(node);
    assertThat(stage.state(queued)).isEqualTo("sent");
  }

  @Test
  void a_message_is_tried_for_three_days_from_when_it_may_go() {
    stage.cap(1, "7d", "wait");
    stage.marketing(JANE);
    var held = stage.marketing(JANE);
    var node = stage.node();
    Outbox.drain(node);

    outbox.advance(Duration.ofDays(7));
    stage.answer(BUSY);
    Outbox.drain(node);

    assertThat(stage.state(held)).isEqualTo("deferred");
    assertThat(outbox.row(held).code()).isEqualTo(451);
  }
}
