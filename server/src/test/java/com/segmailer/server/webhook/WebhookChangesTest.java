package com.segmailer.server.webhook;

import static com.segmailer.server.webhook.Hooks.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is attempted after a webhook was changed knows nothing of how it was. */
@Timeout(120)
final class WebhookChangesTest {

  // Attempts grow in number as long as more deliveries wait than attempts are under way.
  private static final int WAITING = EndpointQueue.MAX_WELL + 10;

  private static RunningServer server;

  private Hooks hooks;
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final WebhookReceiver other = new WebhookReceiver();
  private final CountDownLatch released = new CountDownLatch(1);

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
    released.countDown();
    receiver.close();
    other.close();
  }

  /** A webhook with as many attempts under way as there may be, and others that wait for their turn. */
  private Hooks.Hook crowded() {
    receiver.answering(exchange -> {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.sendResponseHeaders(204, -1);
    });
    var hook = hooks.hook(receiver, "contact.created");
    var lines = IntStream.range(0, EndpointQueue.MAX_WELL + WAITING)
        .mapToObj(i -> "{\"identifier\": {\"email\": \"jane" + i + "@example.com\"}}")
        .collect(Collectors.joining("\n"));
    assertThat(hooks.client().ndjson("/api/v2/contacts/bulk", lines).status()).isEqualTo(200);
    until(() -> receiver.received().size() == EndpointQueue.MAX_WELL);
    return hook;
  }

  @Test
  void what_waits_for_its_turn_goes_to_the_new_address() {
    var hook = crowded();

    var edited = hooks.client().patch(hooks.path(hook), "{\"url\": \"" + other.url() + "\"}");
    released.countDown();

    assertThat(edited.status()).isEqualTo(200);
    until(() -> other.received().size() == WAITING);
    assertThat(receiver.received()).hasSize(EndpointQueue.MAX_WELL);
  }

  @Test
  void what_waits_for_its_turn_is_not_sent_once_the_webhook_is_disabled() {
    var hook = crowded();

    var edited = hooks.client().patch(hooks.path(hook), "{\"enabled\": false}");
    released.countDown();

    assertThat(edited.status()).isEqualTo(200);
    until(() -> delivered(hook) == EndpointQueue.MAX_WELL);
    assertThat(receiver.received()).hasSize(EndpointQueue.MAX_WELL);
    hooks.client().patch(hooks.path(hook), "{\"enabled\": true}");
    until(() -> receiver.received().size() == EndpointQueue.MAX_WELL + WAITING);
  }

  private long delivered(Hooks.Hook hook) {
    var log = hooks.client().get(hooks.path(hook) + "/deliveries?state=delivered&limit=100");
    return log.body().split("\"delivered\"", -1).length - 1;
  }
}
