package com.segmailer.server.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of workflows that name no topic write about the one of their template. */
final class TemplateTopicTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final RunningServer server = RunningServer.start();
  private final Recipients people = Recipients.of(server, "Acme");

  @AfterEach
  void stop() {
    server.close();
  }

  private String template(String topic) {
    var made = people.api().post("/api/v2/templates", """
        {"name": "Tip", "subject": "Tip", "format": "html", "body": "<p>Hello</p>",
         "topic": "%s"}""".formatted(topic));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  private void published(String template, String more) {
    var made = people.api().post("/api/v2/workflows", """
        {"name": "Tips", "definition": {
          "triggers": [{"type": "event", "event": "go"}], "start": "mail",
          "steps": {"mail": {"type": "sendEmail", "template": "%s"%s}}}}""".formatted(template, more));
    var path = "/api/v2/workflows/" + made.text("id") + "/publish";
    assertThat(people.api().post(path, "").status()).isEqualTo(200);
  }

  private void go(String email) {
    var recorded = people.api().post("/v1/events", """
        {"event": "go", "identifier": {"email": "%s"}}""".formatted(email));
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
  }

  private void awaitMessage(String contact, String state) {
    await()
        .atMost(SOON)
        .until(
            () -> people.api().get("/api/v2/messages?contact=" + contact).text("data.0.state"),
            state::equals);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"version\": 1"})
  void whoever_has_left_the_topic_of_the_template_gets_nothing(String more) {
    var tips = people.topic("{\"name\": \"Tips\", \"mode\": \"opt-out\"}");
    var jane = people.contact("jane@example.com");
    var max = people.contact("max@example.com");
    var left = people
        .api()
        .patch("/api/v2/contacts/" + jane + "/topics", "{\"topics\": {\"" + tips + "\": false}}");
    assertThat(left.status()).as(left.body()).isEqualTo(200);
    published(template(tips), more);

    go("jane@example.com");
    go("max@example.com");

    awaitMessage(max, "sent");
    awaitMessage(jane, "skipped");
  }
}
