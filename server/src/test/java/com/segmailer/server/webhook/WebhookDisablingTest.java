package com.segmailer.server.webhook;

import static com.segmailer.server.webhook.Hooks.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When an endpoint is given up, and who is told. */
@Timeout(120)
final class WebhookDisablingTest {

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
  void who_answers_410_is_disabled_and_the_others_are_told() {
    receiver.answering(WebhookReceiver.status(410));
    var gone = hooks.hook(receiver, "contact.created");
    hooks.hook(other, "endpoint.disabled");
    hooks.contact("jane", "{}");

    until(() -> !other.received().isEmpty());

    assertThat(other.received().getFirst().text("data.endpoint.id")).isEqualTo(gone.id());
    assertThat(other.received().getFirst().text("data.reason")).isEqualTo("gone");
    assertThat(hooks.get(gone).text("enabled")).isEqualTo("false");
    assertThat(hooks.get(gone).text("disabledReason")).isEqualTo("gone");
    until(() -> hooks.latest(gone, "state").equals("failed"));
    long before = hooks.rows("webhook_messages");
    hooks.contact("joe", "{}");
    assertThat(hooks.rows("webhook_messages")).isEqualTo(before);
  }

  @Test
  void who_fails_for_five_days_is_disabled_and_may_be_enabled_again() {
    receiver.answering(WebhookReceiver.status(500));
    var hook = hooks.hook(receiver, "contact.created");
    hooks.hook(other, "endpoint.disabled");
    for (int day = 0; day < 5; day++) {
      assertThat(hooks.get(hook).text("enabled")).isEqualTo("true");
      var name = "day" + day;
      hooks.contact(name, "{}");
      until(() -> receiver.received().stream().anyMatch(r -> r.text().contains(name + "@")));
      server.clock().advance(Duration.ofHours(24));
    }
    hooks.contact("day5", "{}");
    until(() -> hooks.get(hook).text("enabled").equals("false"));
    assertThat(hooks.get(hook).text("disabledReason")).isEqualTo("failing");
    until(() -> !other.received().isEmpty());

    receiver.answering(WebhookReceiver.status(200));
    var enabled = hooks.client().patch(hooks.path(hook), "{\"enabled\": true}");
    hooks.contact("after", "{}");

    assertThat(enabled.text("enabled")).isEqualTo("true");
    until(() -> hooks
        .client()
        .get(hooks.path(hook) + "/deliveries?state=delivered")
        .body()
        .contains("after@example.com"));
    until(() -> hooks.get(hook).text("failingSince").equals("null"));
  }
}
