package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A claim is kept while its node works on it, and whoever has lost one hands nothing over. */
final class SendLeaseTest {

  private static final Delivery TAKEN = new Delivery.Accepted("taken");

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Leases");
  private final Outbox outbox = new Outbox(server, api);
  private final List<UUID> handed = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private SendWorker node(Function<Composed, Delivery> carrying) {
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        handed.add(message.claimed().id());
        return carrying.apply(message);
      }

      @Override
      public void close() {}
    };
    return Senders.worker(server.parts(), carrier, SmtpSettings.Rates.NONE, outbox);
  }

  @Test
  void a_slow_mail_server_does_not_make_another_node_send_the_same() throws Exception {
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < 3; i++) {
      ids.add(outbox.put("p" + i + "@example.org", Kind.TRANSACTIONAL));
    }
    var begun = new CountDownLatch(3);
    var answer = new CountDownLatch(1);
    var slow = node(message -> {
      begun.countDown();
      await(answer);
      return TAKEN;
    });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var turn = threads.submit(slow::runOnce);
      await(begun);

      for (int minute = 0; minute < 20; minute += 4) {
        outbox.advance(Duration.ofMinutes(4));
        slow.extendLeases();
        Outbox.drain(node(message -> TAKEN));
      }
      answer.countDown();
      turn.get();
      Awaitility.await().until(() -> outbox.row(ids.getLast()).state().equals("sent"));
    }

    assertThat(handed).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(ids).allMatch(id -> outbox.row(id).state().equals("sent"));
  }

  @Test
  void what_another_node_has_taken_over_meanwhile_is_not_handed_over() {
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < SendWorker.AT_ONCE + 10; i++) {
      ids.add(outbox.put("p" + i + "@example.org", Kind.MARKETING));
    }
    var frozen = new AtomicBoolean();
    var node = node(message -> {
      if (frozen.compareAndSet(false, true)) {
        // For so long that the lease ends, and nobody was there to extend it.
        outbox.advance(MessageStore.LEASE);
        Outbox.drain(node(other -> TAKEN));
      }
      return TAKEN;
    });

    Outbox.drain(node);

    assertThat(handed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
    assertThat(ids.stream().filter(id -> outbox.row(id).state().equals("unknown")))
        .as("in the gap of the frozen node")
        .hasSize(SendWorker.AT_ONCE);
    assertThat(ids.stream().filter(id -> outbox.row(id).state().equals("sent"))).hasSize(10);
  }

  @Test
  void who_is_erased_after_the_claim_is_not_written_to() {
    for (int i = 0; i < SendWorker.AT_ONCE; i++) {
      outbox.put("p" + i + "@example.org", Kind.MARKETING);
    }
    var last = outbox.put("erased@example.org", Kind.MARKETING);
    var once = new AtomicBoolean();
    var node = node(message -> {
      if (once.compareAndSet(false, true)) {
        var found = api.get("/api/v2/contacts?email=erased@example.org").text("data.0.id");
        assertThat(api.delete("/api/v2/contacts/" + found).status()).isEqualTo(204);
      }
      return TAKEN;
    });

    Outbox.drain(node);

    assertThat(handed).hasSize(SendWorker.AT_ONCE).doesNotContain(last);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
