package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests to receivers that hang, beside those to quick ones; and what cannot be read, beside the rest. */
final class SlowReceiversTest {

  /** Less than the time that a request may take. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private static final String PUT_OFF =
      "workflow_calls where attempts = 1 and due_at < created_at + interval '1 minute'";

  private static final String UNREADABLE =
      "('{\"x\":' || repeat('[', 300) || repeat(']', 300) || '}')::jsonb";

  private final RunningServer server = RunningServer.calling();
  private final WebhookReceiver slow = new WebhookReceiver();
  private final WebhookReceiver quick = new WebhookReceiver();
  private final Flows first = new Flows(server, server.workspace("First"));
  private final Flows second = new Flows(server, server.workspace("Second"));

  @AfterEach
  void stop() {
    slow.close();
    quick.close();
    server.close();
  }

  private static String calling(Flows flows, String event, WebhookReceiver receiver) {
    return flows.published(event, """
        {"triggers": [{"type": "event", "event": "%s"}], "start": "call", "steps": {
          "call": {"type": "callWebhook", "url": "%s"}}}""".formatted(event, receiver.url()));
  }

  @Test
  void a_receiver_that_hangs_delays_neither_others_of_its_workspace_nor_other_workspaces() {
    slow.answering(slow.hanging());
    calling(first, "slow", slow);
    var beside = calling(first, "quick", quick);
    var elsewhere = calling(second, "quick", quick);
    for (int i = 0; i < CallPlaces.RECEIVER + 5; i++) {
      first.event("jane" + i + "@example.com", "slow", "");
    }
    await().atMost(AT_ONCE).until(() -> slow.received().size() == CallPlaces.RECEIVER);

    first.event("john@example.com", "quick", "");
    second.event("john@example.com", "quick", "");

    await().atMost(AT_ONCE).until(() -> first.run(beside).text("state"), "completed"::equals);
    await().atMost(AT_ONCE).until(() -> second.run(elsewhere).text("state"), "completed"::equals);
    assertThat(slow.received()).hasSize(CallPlaces.RECEIVER);
  }

  @Test
  void what_a_lost_node_had_begun_is_called_at_the_start_of_one_that_is_alone() {
    slow.answering(slow.hanging());
    calling(first, "slow", slow);
    first.event("jane@example.com", "slow", "");
    await().atMost(AT_ONCE).until(() -> slow.received().size() == 1);

    CallWorker.releaseAll(server.database(), server.clock().instant());

    await().atMost(AT_ONCE).until(() -> slow.received().size() == 2);
    assertThat(slow.received().getLast().header("idempotency-key"))
        .isEqualTo(slow.received().getFirst().header("idempotency-key"));
  }

  private int released(List<WaitingCall> calls, Instant now) {
    return server.database().inTransaction(sql -> WaitingCall.release(sql, calls, now));
  }

  @Test
  void a_claim_that_is_given_back_counts_as_no_attempt_and_is_given_back_once() {
    slow.answering(WebhookReceiver.status(503));
    calling(first, "go", slow);
    first.event("jane@example.com", "go", "");
    await().atMost(AT_ONCE).until(() -> first.count("workflow_calls where attempts = 1") == 1);
    await().atMost(AT_ONCE).until(() -> first.count(PUT_OFF) == 1);
    var later = server.clock().instant().plus(Duration.ofHours(1));
    var room = new CallPlaces().room(first.api().workspace());

    var claimed = server
        .database()
        .inTransaction(
            sql -> WaitingCall.claim(sql, first.api().workspace(), later, CallWorker.LEASE, room));

    assertThat(claimed.calls()).hasSize(1);
    assertThat(claimed.calls().getFirst().attempts()).isEqualTo(2);
    assertThat(slow.url()).contains(claimed.calls().getFirst().host());
    assertThat(released(claimed.calls(), later)).isEqualTo(1);
    assertThat(released(claimed.calls(), later)).isZero();
    assertThat(first.count("workflow_calls where attempts = 1")).isEqualTo(1);
  }

  @Test
  void hosts_without_places_are_passed_over_and_others_get_as_many_as_they_have() {
    slow.answering(WebhookReceiver.status(503));
    quick.answering(WebhookReceiver.status(503));
    calling(first, "slow", slow);
    calling(first, "quick", quick);
    for (int i = 0; i < 3; i++) {
      first.event("jane" + i + "@example.com", "slow", "");
      first.event("jane" + i + "@example.com", "quick", "");
    }
    await().atMost(AT_ONCE).until(() -> first.count(PUT_OFF) == 6);
    var later = server.clock().instant().plus(Duration.ofHours(1));
    var slowHost = slow.url().substring("http://".length(), slow.url().indexOf("/hook"));
    var quickHost = quick.url().substring("http://".length(), quick.url().indexOf("/hook"));
    var room =
        new CallPlaces.Room(10, List.of(slowHost), List.of(slowHost, quickHost), List.of(0, 2));

    var claimed = server
        .database()
        .inTransaction(
            sql -> WaitingCall.claim(sql, first.api().workspace(), later, CallWorker.LEASE, room));

    assertThat(claimed.calls()).hasSize(2).allMatch(call -> call.host().equals(quickHost));
  }

  @Test
  void a_call_that_cannot_be_read_ends_alone_and_its_run_is_told() {
    slow.answering(WebhookReceiver.status(503));
    var workflow = calling(first, "go", slow);
    first.event("john@example.com", "go", "");
    first.pass(Duration.ofSeconds(1));
    first.event("jane@example.com", "go", "");
    await().atMost(AT_ONCE).until(() -> first.count(PUT_OFF) == 2);
    server
        .database()
        .inTransaction(sql -> sql.update("update workflow_calls set data = " + UNREADABLE
            + " where contact_id = (select id from contacts where email = 'jane@example.com')"));
    slow.answering(WebhookReceiver.status(204));

    server.clock().advance(Duration.ofSeconds(10));

    first.awaitState(workflow, "failed");
    assertThat(first.run(workflow).body()).contains("cannot be made");
    await()
        .atMost(AT_ONCE)
        .until(() -> first.count("workflow_runs where state = 'completed'") == 1);
  }
}
