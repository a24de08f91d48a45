package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings.Rates;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits hold over all nodes or on each, put nothing in doubt, and delay nobody else. */
final class SendLimitsTest {

  private static final Delivery TAKEN = new Delivery.Accepted("taken");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Limits");
  private final Outbox outbox = new Outbox(server, api);

  /** The addresses of what was handed over, in order. */
  private final List<String> handed = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private SendWorker node(Rates rates, Function<String, Delivery> carrying) {
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        var address = message.claimed().address().key();
        handed.add(address);
        return carrying.apply(address);
      }

      @Override
      public void close() {}
    };
    return Senders.worker(server.parts(), carrier, rates, outbox);
  }

  private SendWorker node() {
    return node(Rates.NONE, address -> TAKEN);
  }

  private List<UUID> put(int count, String domain) {
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < count; i++) {
      ids.add(outbox.put("p" + i + "@" + domain, Kind.MARKETING));
    }
    return ids;
  }

  private long handedTo(String domain) {
    return handed.stream().filter(address -> address.endsWith("@" + domain)).count();
  }

  @Test
  void a_workspace_s_rate_holds_over_two_nodes_and_delays_no_other_workspace() {
    assertThat(api.patch("/api/v2/workspace", "{\"sendRate\": 10}").status()).isEqualTo(200);
    var other = server.workspace("Other");
    var ids = put(45, "slow.test");
    for (int i = 0; i < 45; i++) {
      outbox.put(other, "p" + i + "@quick.test", Kind.MARKETING);
    }
    var nodes = List.of(node(), node());

    for (int second = 0; second < 5; second++) {
      nodes.forEach(Outbox::drain);
      assertThat(handedTo("slow.test")).isEqualTo(Math.min(45, 10 * (second + 1)));
      assertThat(handedTo("quick.test")).isEqualTo(45);
      outbox.advance(SECOND);
    }

    assertThat(ids).allMatch(id -> outbox.row(id).state().equals("sent"));
    assertThat(ids).allMatch(id -> outbox.row(id).attempts() == 1);
  }

  @Test
  void a_mail_server_s_rate_holds_on_a_node() {
    put(25, "any.test");
    var node = node(new Rates(OptionalInt.of(10), OptionalInt.empty()), address -> TAKEN);

    for (int second = 1; second <= 3; second++) {
      Outbox.drain(node);
      assertThat(handed).hasSize(Math.min(25, 10 * second));
      outbox.advance(SECOND);
    }
  }

  @Test
  void a_domain_s_rate_lets_others_pass_and_counts_no_attempt() {
    var slow = put(20, "slow.test");
    put(20, "quick.test");
    var node = node(new Rates(OptionalInt.empty(), OptionalInt.of(5)), address -> TAKEN);

    Outbox.drain(node);
    assertThat(handedTo("slow.test")).isEqualTo(5);
    assertThat(handedTo("quick.test")).isEqualTo(5);
    assertThat(slow.stream().filter(id -> outbox.row(id).state().equals("queued")))
        .hasSize(15);

    for (int i = 0; i < 60; i++) {
      outbox.advance(Duration.ofMillis(200));
      Outbox.drain(node);
      assertThat(handedTo("slow.test")).isLessThanOrEqualTo(5 + i + 1);
    }
    assertThat(slow).allMatch(id -> outbox.row(id).attempts() == 1);
    assertThat(handedTo("slow.test")).isEqualTo(20);
  }

  @Test
  void a_domain_that_asks_for_it_is_left_alone_and_others_go_on() {
    var busy = put(120, "busy.test");
    put(120, "quick.test");
    var answer = new Delivery[] {new Delivery.Deferred(421, "4.7.0", "too much from you")};
    var node = node(Rates.NONE, a -> a.endsWith("@busy.test") ? answer[0] : TAKEN);

    Outbox.drain(node);
    long tried = handedTo("busy.test");
    assertThat(tried).isBetween(1L, (long) SendWorker.AT_ONCE);
    assertThat(handedTo("quick.test")).isEqualTo(120);
    assertThat(busy.stream().filter(id -> outbox.row(id).attempts() == 0))
        .hasSize(120 - (int) tried)
        .allMatch(id -> outbox.row(id).state().equals("queued"))
        .allMatch(id -> "domain-backoff".equals(outbox.row(id).reason()));

    outbox.advance(Duration.ofSeconds(59));
    Outbox.drain(node);
    assertThat(handedTo("busy.test")).isEqualTo(tried);

    answer[0] = TAKEN;
    outbox.advance(Duration.ofSeconds(60));
    Outbox.drain(node);
    assertThat(busy).allMatch(id -> outbox.row(id).state().equals("sent"));
    assertThat(busy).allMatch(id -> outbox.row(id).reason() == null);
  }

  @Test
  void what_somebody_waits_for_goes_before_any_backlog() {
    put(150, "news.test");
    outbox.put("waiting@person.test", Kind.TRANSACTIONAL);

    node().runOnce();

    assertThat(handed).hasSize(MessageStore.BATCH).contains("waiting@person.test");
  }

  @Test
  void while_the_mail_server_cannot_be_reached_the_queue_waits_untouched() {
    put(150, "any.test");
    var node = node(Rates.NONE, address -> new Delivery.Deferred(0, "4.4.1", "cannot be reached"));

    Outbox.drain(node);
    assertThat(handed).hasSize(MessageStore.BATCH);

    outbox.advance(Duration.ofSeconds(3));
    Outbox.drain(node);
    assertThat(handed).hasSize(150);
  }
}
