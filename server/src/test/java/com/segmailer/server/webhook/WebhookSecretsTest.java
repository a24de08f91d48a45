package com.segmailer.server.webhook;

import static com.segmailer.server.webhook.Hooks.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import com.standardwebhooks.Webhook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A webhook gets another secret without losing a message. */
@Timeout(120)
final class WebhookSecretsTest {

  private static RunningServer server;

  private Hooks hooks;
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final List<String> secrets = new ArrayList<>();

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
  }

  @Test
  void for_a_day_after_a_rotation_both_secrets_sign() throws Exception {
    var hook = hooks.hook(receiver);
    // From here on its queue is at work, and knows the webhook as it is.
    assertThat(signatures(hook)).isEmpty();
    var rotated = hooks.client().post(hooks.path(hook) + "/rotate", "");
    assertThat(rotated.status()).isEqualTo(200);
    secrets.addAll(List.of(hook.secret(), rotated.text("secret")));
    assertThat(rotated.text("secret")).isNotEqualTo(hook.secret());

    assertThat(hooks.client().post(hooks.path(hook) + "/rotate", "").status()).isEqualTo(409);
    assertThat(signatures(hook)).isEqualTo(List.of(rotated.text("secret"), hook.secret()));
    server.clock().advance(Endpoints.OVERLAP);
    assertThat(signatures(hook)).isEqualTo(List.of(rotated.text("secret")));
    var forced = hooks.client().post(hooks.path(hook) + "/rotate", "{\"force\": true}");
    var again = hooks.client().post(hooks.path(hook) + "/rotate", "{\"force\": true}");
    assertThat(again.status()).isEqualTo(200);
    secrets.addAll(List.of(forced.text("secret"), again.text("secret")));
    assertThat(signatures(hook)).isEqualTo(List.of(again.text("secret"), forced.text("secret")));
  }

  /** Which of the secrets so far made the signatures of a test message, in their order. */
  private List<String> signatures(Hooks.Hook hook) throws Exception {
    int seen = receiver.received().size();
    assertThat(hooks.client().post(hooks.path(hook) + "/test", "").status()).isEqualTo(202);
    until(() -> receiver.received().size() > seen);
    var got = receiver.received().getLast();
    var at = Long.parseLong(got.header("webhook-timestamp"));
    var made = new ArrayList<String>();
    for (var signature : got.header("webhook-signature").split(" ")) {
      for (var secret : secrets) {
        if (new Webhook(secret).sign(got.header("webhook-id"), at, got.text()).equals(signature)) {
          made.add(secret);
        }
      }
    }
    return made;
  }
}
