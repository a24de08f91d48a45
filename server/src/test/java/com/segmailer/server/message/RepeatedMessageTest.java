package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.Repeating;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One idempotency key is one message, whatever became of the first answer. */
final class RepeatedMessageTest {

  private static final String MESSAGES = "/api/v2/messages";

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Messages");
  private final Repeating caller = new Repeating(server, api);

  @BeforeEach
  void people() {
    api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"jane@example.com\"}}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String body(String to) {
    return "{%s, \"subject\": \"Hi\", \"body\": \"<p>Hi</p>\"}".formatted(to);
  }

  private long messages() {
    return server
        .database()
        .read(sql -> sql.one("select count(*) from messages", row -> row.bigint(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"to\": {\"email\": \"jane@example.com\"}",
        "\"to\": {\"email\": \"nobody@example.com\"}",
        "\"to\": {\"email\": \"me@example.com\"}, \"renderAs\": {\"email\": \"jane@example.com\"}"
      })
  void a_message_whose_answer_was_lost_is_found_again(String to) {
    var first = caller.post(MESSAGES, body(to));

    var second = caller.again(MESSAGES, body(to));

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(second.status()).as(second.body()).isEqualTo(202);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void it_is_found_again_when_its_template_has_gone_meanwhile() {
    var template = api.post("/api/v2/templates", """
        {"name": "Tip", "subject": "Hi", "body": "<p>Hi</p>"}""").text("id");
    var body = "{\"to\": {\"email\": \"jane@example.com\"}, \"template\": \"" + template + "\"}";
    var first = caller.post(MESSAGES, body);
    assertThat(api.delete("/api/v2/templates/" + template).status()).isEqualTo(204);

    var second = caller.again(MESSAGES, body);

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(second.status()).as(second.body()).isEqualTo(202);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void it_is_found_again_by_whoever_has_become_a_contact_meanwhile() {
    var to = "\"to\": {\"email\": \"late@example.com\"}";
    var first = caller.post(MESSAGES, body(to));
    api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"late@example.com\"}}");

    var second = caller.again(MESSAGES, body(to));

    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void after_a_day_the_same_key_means_another_message() {
    var to = "\"to\": {\"email\": \"nobody@example.com\"}";
    var first = caller.post(MESSAGES, body(to));
    server.clock().advance(Duration.ofHours(25));

    var second = caller.post(MESSAGES, body(to));

    assertThat(second.status()).isEqualTo(202);
    assertThat(second.text("id")).isNotEqualTo(first.text("id"));
  }
}
