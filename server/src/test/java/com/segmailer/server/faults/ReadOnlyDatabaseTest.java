package com.segmailer.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.TestDatabase;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A database that takes no writes for a while, as a primary that has become a standby: nobody's data
 * is at fault, and when it is over nobody has to be restarted.
 */
@Timeout(120)
final class ReadOnlyDatabaseTest {

  private final RunningServer server = RunningServer.calling();
  private final Database other = TestDatabase.create();

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  /** For connections that are made from now on, and these for as long as they last. */
  private void readOnly(boolean on) {
    var url = server.database().address().url();
    var name = url.substring(url.lastIndexOf('/') + 1);
    other.read(sql -> sql.update("alter database %s set default_transaction_read_only = %s"
        .formatted(name, on ? "on" : "off")));
    if (on) {
      other.read(sql -> sql.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
          row -> row.bool(1),
          name));
    }
  }

  private static String metrics(ApiClient api) {
    return api.send(api.request("/metrics").GET()).body();
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  @Test
  void writes_are_put_off_and_go_on_over_new_connections() {
    var api = server.workspace("Read only");
    var ready = api.request("/readyz").GET();
    assertThat(api.send(ready).status()).isEqualTo(200);
    readOnly(true);
    var replies = new ArrayList<Reply>();
    soon().until(() -> {
      replies.add(api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"a@b.example\"}}"));
      return replies.getLast().text("detail").contains("takes no writes");
    });
    soon().until(() -> api.send(ready).status() == 503);
    assertThat(metrics(api)).contains("segmailer_database_up 0.0");
    assertThat(replies).allMatch(reply -> reply.status() == 503);
    assertThat(replies.getLast().header("Retry-After")).isNotEmpty();

    readOnly(false);

    soon().until(() -> api.send(ready).status() == 200);
    assertThat(metrics(api)).contains("segmailer_database_up 1.0");
    soon().until(() -> api.post("/v1/events", """
            {"event": "came", "identifier": {"email": "a@b.example"}}""").status() < 300);
  }

  @Test
  void what_a_webhook_was_told_meanwhile_is_stored_later_and_not_told_again() {
    var api = server.workspace("Told once");
    var answer = new CountDownLatch(1);
    try (var receiver = new WebhookReceiver()) {
      receiver.answering(exchange -> {
        await(answer);
        exchange.sendResponseHeaders(204, -1);
      });
      var hook = hook(api, receiver);
      soon().until(() -> receiver.received().size() == 1);
      readOnly(true);
      soon().until(() -> api.send(api.request("/readyz").GET()).status() == 503);
      answer.countDown();
      Awaitility.await()
          .during(Duration.ofSeconds(2))
          .until(() -> receiver.received().size() == 1);

      readOnly(false);

      soon().until(() -> state(api, hook).equals("delivered"));
      server.clock().advance(Duration.ofMinutes(5));
      soon().until(() -> api.post("/api/v2/contacts", """
              {"identifier": {"email": "later@b.example"}}""").status() < 300);
      soon().until(() -> receiver.received().getLast().text().contains("later@b.example"));
      assertThat(receiver.received()).hasSize(2);
    }
  }

  @Test
  void a_webhook_whose_result_cannot_be_stored_is_not_told_again_and_again() {
    var api = server.workspace("Refused");
    server.database().read(sql -> sql.update("""
        alter table webhook_deliveries add constraint no_results check (attempts = 0)
        """));
    try (var receiver = new WebhookReceiver()) {
      hook(api, receiver);
      soon().until(() -> receiver.received().size() == 1);

      Awaitility.await()
          .during(Duration.ofSeconds(3))
          .until(() -> receiver.received().size() == 1);
    }
  }

  /** A webhook that is about to be told of a contact. */
  private static String hook(ApiClient api, WebhookReceiver receiver) {
    var made =
        api.post("/api/v2/webhooks", "{\"url\": \"%s\", \"types\": []}".formatted(receiver.url()));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"a@b.example\"}}");
    return made.text("id");
  }

  private static String state(ApiClient api, String hook) {
    return api.get("/api/v2/webhooks/" + hook + "/deliveries").text("data.0.state");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
