package com.segmailer.server.webhook;

import static com.segmailer.server.webhook.Hooks.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.segmailer.core.webhook.MessageType;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import com.segmailer.server.testkit.WebhookReceiver.Received;
import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What arrives at receivers, and what becomes of it when they misbehave. */
@Timeout(120)
final class WebhookDeliveryTest {

  private static RunningServer server;

  private Hooks hooks;
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final WebhookReceiver other = new WebhookReceiver();

  @BeforeAll
  static void start() {
    server = RunningServer.calling();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    hooks = Hooks.on(server);
  }

  @AfterEach
  void close() {
    receiver.close();
    other.close();
  }

  @Test
  void what_happens_to_a_contact_arrives_signed_and_in_order() {
    var segment = hooks.client().post("/api/v2/segments", """
        {"name": "Premium", "condition": {"attribute": "plan", "operator": "equals", "value": "premium"}}""");
    var hook = hooks.hook(receiver);

    var id = hooks.contact("jane", "{\"plan\": \"premium\"}").text("contact.id");
    hooks.contact("jane", "{\"plan\": \"free\"}");
    hooks.event("jane", "email.clicked");
    hooks.event("jane", "page_viewed");
    hooks.client().delete("/api/v2/contacts/" + id);

    until(() -> !receiver.received("contact.deleted").isEmpty());
    assertThat(receiver.received())
        .extracting(one -> one.text("type"))
        .containsExactlyInAnyOrder(
            "contact.created",
            "segment.entered",
            "contact.updated",
            "segment.exited",
            "email.clicked",
            "contact.deleted");
    receiver.received().forEach(one -> assertVerified(hook.secret(), one));
    assertThat(receiver.received()).allMatch(one -> one.text("data.contact.id").equals(id));
    var entered = receiver.received("segment.entered").getFirst();
    assertThat(entered.text("data.segment.id")).isEqualTo(segment.text("id"));
    assertThat(entered.text("data.contact.email")).isEqualTo("jane@example.com");
    assertThat(entered.text("data.sequence")).isEqualTo("1");
    var updated = receiver.received("contact.updated").getFirst();
    assertThat(updated.text("data.changed")).isEqualTo("[\"attributes.plan\"]");
    assertThat(updated.text("data.contact.attributes.plan")).isEqualTo("free");
    assertThat(updated.text("data.sequence")).isEqualTo("2");
    var clicked = receiver.received("email.clicked").getFirst();
    assertThat(clicked.text("data.link")).isEqualTo("https://x.example");
    assertThat(clicked.text("data.sequence")).isEqualTo("2");
    var deleted = receiver.received("contact.deleted").getFirst();
    assertThat(deleted.text("data.sequence")).isEqualTo("3");
    assertThat(deleted.text()).doesNotContain("example.com");
  }

  private static void assertVerified(String secret, Received one) {
    var headers = HttpHeaders.of(
        one.headers().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey(), e -> List.of(e.getValue()))),
        (name, value) -> true);
    assertThatCode(() -> new ClocklessWebhook(secret).verify(one.text(), headers))
        .doesNotThrowAnyException();
    assertThat(one.header("content-type")).isEqualTo("application/json");
    assertThat(one.header("webhook-id")).matches("msg_[0-9a-f]{32}");
  }

  /** The clock of these servers stands still, so only the age is not looked at. */
  private record ClocklessWebhook(String secret) {
    void verify(String body, HttpHeaders headers) throws Exception {
      var id = headers.firstValue("webhook-id").orElseThrow();
      var at = Long.parseLong(headers.firstValue("webhook-timestamp").orElseThrow());
      var expected = new Webhook(secret).sign(id, at, body);
      assertThat(headers.firstValue("webhook-signature").orElseThrow().split(" "))
          .contains(expected);
      assertThat(at).isLessThanOrEqualTo(server.clock().instant().getEpochSecond());
    }
  }

  @Test
  void a_receiver_that_hangs_delays_no_other() {
    other.answering(other.hanging());
    var slow = hooks.hook(other, "contact.created");
    hooks.hook(receiver, "contact.created");
    for (int i = 0; i < 300; i++) {
      hooks.contact("p" + i, "{}");
    }

    until(() -> receiver.received().size() == 300);

    assertThat(hooks.latest(slow, "state")).isEqualTo("pending");
    assertThat(other.received().size()).isLessThanOrEqualTo(EndpointQueue.MAX_WELL);
  }

  @Test
  void receivers_of_a_workspace_that_hang_leave_places_for_others() {
    other.answering(other.hanging());
    for (int i = 0; i < 6; i++) {
      hooks.hook(other, "contact.created");
    }
    hooks.hook(receiver, "contact.created");
    for (int i = 0; i < 70; i++) {
      hooks.contact("p" + i, "{}");
    }

    until(() -> receiver.received().size() == 70);

    assertThat(other.received().size()).isLessThan(Sender.WORKSPACE_WELL);
  }

  @Test
  void nobody_is_told_of_an_erased_person_by_what_was_read_before() {
    other.answering(other.hanging());
    var hook = hooks.hook(other, "contact.created");
    var erased = "";
    for (int i = 0; i < EndpointQueue.MAX_WELL + 5; i++) {
      erased = hooks.contact("p" + i, "{}").text("contact.id");
    }
    until(() -> other.received().size() == EndpointQueue.MAX_WELL);
    server.clock().advance(QueueWork.FRESH.plusMillis(1));
    assertThat(hooks.client().delete("/api/v2/contacts/" + erased).status()).isEqualTo(204);

    other.answering(WebhookReceiver.status(204));
    other.release();

    until(() -> !hooks.log(hook).body().contains("\"attempts\":0"));
    var last = "p" + (EndpointQueue.MAX_WELL + 4) + "@example.com";
    assertThat(other.received()).noneMatch(one -> one.text().contains(last));
    assertThat(other.received().size()).isGreaterThan(EndpointQueue.MAX_WELL);
  }

  @Test
  void a_failing_delivery_is_tried_ten_times_with_the_same_id_and_then_given_up() {
    receiver.answering(WebhookReceiver.status(500));
    var hook = hooks.hook(receiver, "contact.created");
    hooks.contact("jane", "{}");
    var waits = new ArrayList<Duration>();
    for (int attempts = 1; attempts < 10; attempts++) {
      var made = Integer.toString(attempts);
      until(() -> hooks.latest(hook, "attempts").equals(made));
      waits.add(hooks.toNextAttempt(hook));
    }
    until(() -> hooks.latest(hook, "state").equals("failed"));

    assertThat(receiver.received()).hasSize(10);
    assertThat(receiver.received().stream().map(one -> one.header("webhook-id")).distinct())
        .hasSize(1);
    assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    assertThat(waits.get(3)).isBetween(Duration.ofMinutes(96), Duration.ofMinutes(144));
    assertThat(waits.getLast()).isBetween(Duration.ofMinutes(1_152), Duration.ofMinutes(1_728));
    assertThat(hooks.latest(hook, "nextAttemptAt")).isEqualTo("null");
    assertThat(hooks.client().get(hooks.path(hook) + "/deliveries?state=failed").text("data.0.id"))
        .isEqualTo(receiver.received().getFirst().header("webhook-id"));
    assertThat(hooks.get(hook).text("failingSince")).isNotEqualTo("null");
  }

  @Test
  void retry_after_is_honoured() {
    receiver.answering(exchange -> {
      exchange.getResponseHeaders().add("Retry-After", "100");
      exchange.sendResponseHeaders(429, -1);
    });
    var hook = hooks.hook(receiver, "contact.created");
    hooks.contact("jane", "{}");
    until(() -> hooks.latest(hook, "attempts").equals("1"));

    assertThat(hooks.toNextAttempt(hook)).isEqualTo(Duration.ofSeconds(100));
    assertThat(hooks.latest(hook, "latestAttempt.response.status")).isEqualTo("429");
    assertThat(hooks.latest(hook, "latestAttempt.response.headers")).contains("Retry-after");
  }

  @Test
  void redirects_are_failures_and_endless_answers_are_cut_off() {
    other.answering(exchange -> {
      exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
      exchange.sendResponseHeaders(307, -1);
    });
    receiver.answering(exchange -> {
      exchange.sendResponseHeaders(200, 1_000_000_000);
      var chunk = "x".repeat(100_000).getBytes(UTF_8);
      for (int i = 0; i < 10_000; i++) {
        exchange.getResponseBody().write(chunk);
      }
    });
    var redirecting = hooks.hook(other, "contact.created");
    var endless = hooks.hook(receiver, "contact.created");
    hooks.contact("jane", "{}");

    until(() -> hooks.latest(redirecting, "attempts").equals("1"));
    until(() -> hooks.latest(endless, "state").equals("delivered"));

    assertThat(hooks.latest(redirecting, "state")).isEqualTo("pending");
    assertThat(hooks.latest(redirecting, "latestAttempt.response.status")).isEqualTo("307");
    assertThat(hooks.latest(endless, "latestAttempt.response.body")).hasSize(1_024);
  }

  @Test
  void what_no_endpoint_takes_is_not_written() {
    hooks.hook(receiver, MessageType.EMAIL_OPENED.wireName());
    hooks.contact("jane", "{}");
    hooks.event("jane", "email.clicked");

    assertThat(hooks.rows("webhook_messages")).isZero();

    hooks.event("jane", "email.opened");
    until(() -> receiver.received().size() == 1);
    assertThat(hooks.rows("webhook_messages")).isEqualTo(1);
    assertThat(hooks.rows("webhook_deliveries")).isEqualTo(1);
  }
}
