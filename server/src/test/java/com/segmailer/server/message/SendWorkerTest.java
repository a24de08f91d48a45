package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.delivery.Stage;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.template.Format;
import com.segmailer.server.template.InlineContent;
import com.segmailer.server.template.TemplateSettings;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages when mail servers put off, refuse or are lost, and nodes too. */
final class SendWorkerTest {

  // Its own clock is an hour ahead of nothing: the server's senders find nothing that is due.
  private static final Duration LATER = Duration.ofHours(1);

  private static final TemplateSettings UNTRACKED =
      new TemplateSettings("", "", null, null, null, null, false, false);

  private final RunningServer server = RunningServer.start();
  private final int workspace = server.workspace("Senders").workspace();
  private final Map<UUID, AtomicInteger> handed = new ConcurrentHashMap<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private Instant now() {
    return server.clock().instant().plus(LATER);
  }

  private SendWorker worker(Function<Composed, Delivery> carrying) {
    return worker(carrying, Duration.ZERO);
  }

  private SendWorker worker(Function<Composed, Delivery> carrying, Duration ahead) {
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        handed
            .computeIfAbsent(message.claimed().id(), id -> new AtomicInteger())
            .incrementAndGet();
        return carrying.apply(message);
      }

      @Override
      public void close() {}
    };
    return Senders.worker(
        server.parts(), carrier, SmtpSettings.Rates.NONE, () -> now().plus(ahead));
  }

  private UUID wanted(String address, Dispatch.Kind kind) {
    var content = new InlineContent(Format.HTML, "Hi", "", "<p>Hi</p>", Optional.empty());
    var dispatch = new Dispatch(
        server.parts().ids().next(),
        kind,
        new Dispatch.Content.Inline(Content.stored(content, UNTRACKED)),
        Value.Dict.EMPTY,
        now(),
        Dispatch.Origin.CALL);
    var to = ((EmailAddress.Valid) EmailAddress.parse(address)).address();
    server.database().inTransaction(sql -> BareMessages.insert(sql, workspace, dispatch, to, null));
    if (kind == Dispatch.Kind.MARKETING) {
      server
          .database()
          .read(sql ->
              sql.update("update messages set kind = 'marketing' where id = ?", dispatch.id()));
    }
    return dispatch.id();
  }

  private int timesHanded(UUID id) {
    return handed.getOrDefault(id, new AtomicInteger()).get();
  }

  private MessageRow row(UUID id) {
    return server.database().read(sql -> MessageRow.one(sql, workspace, id)).orElseThrow();
  }

  @Test
  void two_nodes_hand_over_no_message_twice() throws Exception {
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < 500; i++) {
      ids.add(wanted("p" + i + "@example.com", Dispatch.Kind.TRANSACTIONAL));
    }
    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        nodes.submit(() -> {
          var worker = worker(message -> new Delivery.Accepted("taken"));
          while (worker.runOnce().equals(Duration.ZERO)) {
            continue;
          }
        });
      }
    }

    assertThat(handed.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(handed.values()).allMatch(count -> count.get() == 1);
    assertThat(ids).allMatch(id -> row(id).state().equals("sent"));
  }

  @Test
  void a_message_that_cannot_be_read_fails_and_the_others_go() {
    var before = wanted("before@example.com", Dispatch.Kind.TRANSACTIONAL);
    var broken = wanted("broken@example.com", Dispatch.Kind.TRANSACTIONAL);
    var after = wanted("after@example.com", Dispatch.Kind.TRANSACTIONAL);
    server.database().inTransaction(sql -> sql.update("""
            update messages
               set data = ('{"x":' || repeat('[', 300) || repeat(']', 300) || '}')::jsonb
             where id = ?
            """, broken));

    worker(message -> new Delivery.Accepted("taken")).runOnce();

    assertThat(row(broken).state()).isEqualTo("failed");
    assertThat(row(broken).reason()).contains("cannot be read");
    assertThat(handed.keySet()).containsExactlyInAnyOrder(before, after);
    assertThat(row(after).state()).isEqualTo("sent");
  }

  @Test
  void what_is_put_off_is_tried_again_and_given_up_after_three_days() {
    var id = wanted("later@example.com", Dispatch.Kind.TRANSACTIONAL);
    Function<Composed, Delivery> putOff = m -> new Delivery.Deferred(451, "4.7.1", "later");

    worker(putOff).runOnce();
    assertThat(row(id).state()).isEqualTo("deferred");
    assertThat(row(id).dueAt()).isBetween(now().plusSeconds(60), now().plusSeconds(72));

    worker(putOff).runOnce();
    assertThat(timesHanded(id)).isEqualTo(1);

    for (int hour = 1; hour <= 80; hour++) {
      worker(putOff, Duration.ofHours(hour)).runOnce();
    }
    assertThat(row(id).state()).isEqualTo("failed");
    assertThat(row(id).reason()).isEqualTo("tried-too-long");
    assertThat(row(id).code()).isEqualTo(451);
    assertThat(timesHanded(id)).isBetween(15, 30);
  }

  @Test
  void a_refused_address_is_not_written_to_again() {
    var refused = wanted("gone@example.com", Dispatch.Kind.TRANSACTIONAL);
    worker(m -> new Delivery.Rejected(550, "5.1.1", "user unknown", Stage.RECIPIENT))
        .runOnce();
    assertThat(row(refused).state()).isEqualTo("bounced");

    var again = wanted("gone@example.com", Dispatch.Kind.TRANSACTIONAL);
    worker(m -> new Delivery.Accepted("taken")).runOnce();

    assertThat(row(again).state()).isEqualTo("skipped");
    assertThat(row(again).reason()).isEqualTo("suppressed");
    assertThat(handed).doesNotContainKey(again);
  }

  @Test
  void when_a_node_is_lost_while_it_hands_over_marketing_is_not_repeated() {
    var marketing = wanted("a@example.com", Dispatch.Kind.MARKETING);
    var transactional = wanted("b@example.com", Dispatch.Kind.TRANSACTIONAL);
    var untouched = wanted("c@example.com", Dispatch.Kind.MARKETING);
    var lost = UUID.randomUUID();
    server.database().inTransaction(sql -> {
      MessageStore.claim(sql, workspace, lost, new MessageStore.Portion(now(), 3, false));
      MessageStore.sending(sql, workspace, lost, Map.of(marketing, "Hi", transactional, "Hi"));
      return lost;
    });
    Function<Composed, Delivery> taken = m -> new Delivery.Accepted("taken");

    worker(taken).runOnce();
    assertThat(handed).as("while the lease holds").isEmpty();
    worker(taken, MessageStore.LEASE).runOnce();

    assertThat(row(marketing).state()).isEqualTo("unknown");
    assertThat(List.of(row(transactional).state(), row(untouched).state())).containsOnly("sent");
    assertThat(handed).containsOnlyKeys(transactional, untouched);
  }

  @Test
  void whoever_lost_the_claim_meanwhile_changes_nothing() {
    var id = wanted("slow@example.com", Dispatch.Kind.TRANSACTIONAL);
    worker(m -> {
          // While this one is slow its lease ends, and another sends the message.
          worker(n -> new Delivery.Accepted("taken"), MessageStore.LEASE).runOnce();
          return new Delivery.Deferred(451, "4.7.1", "later");
        })
        .runOnce();

    assertThat(row(id).state()).isEqualTo("sent");
  }
}
