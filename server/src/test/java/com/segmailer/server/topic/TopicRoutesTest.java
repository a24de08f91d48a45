package com.segmailer.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.topic.Topics;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Topics as callers see them, and what refers to them. */
final class TopicRoutesTest {

  private final RunningServer server = RunningServer.start();
  private final Recipients people = Recipients.of(server, "Topics");

  @AfterEach
  void stop() {
    server.close();
  }

  private String tips() {
    return people.topic("{\"name\": \"Tips\", \"mode\": \"opt-out\"}");
  }

  @Test
  void nothing_in_a_name_becomes_a_header_or_a_line() {
    var refused = people.api().post("/api/v2/topics", """
        {"name": "Tips\\r\\nBcc: all@example.com", "mode": "opt-in"}""");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.pointer")).isEqualTo("#/name");
  }

  @Test
  void a_topic_is_kept_while_a_template_is_about_it() {
    var topic = tips();
    var template = people.api().post("/api/v2/templates", """
        {"name": "Weekly", "subject": "S", "body": "<p>B</p>", "topic": "%s"}""".formatted(topic));
    assertThat(template.status()).as(template.body()).isEqualTo(201);

    var refused = people.api().delete("/api/v2/topics/" + topic);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("type")).endsWith("/topic-in-use");
    assertThat(refused.text("referrers.0.name")).isEqualTo("Weekly");
    people.api().patch("/api/v2/templates/" + template.text("id"), "{\"topic\": null}");
    assertThat(people.api().delete("/api/v2/topics/" + topic).status()).isEqualTo(204);
    var again = people
        .api()
        .patch("/api/v2/templates/" + template.text("id"), "{\"topic\": \"" + topic + "\"}");
    assertThat(again.text("errors.0.pointer")).isEqualTo("#/topic");
  }

  @Test
  void a_message_is_about_what_its_template_is_about_unless_it_says_otherwise() {
    var topic = tips();
    var other = people.topic("{\"name\": \"Other\", \"mode\": \"opt-out\"}");
    people.contact("jane@example.com");
    var template = people.api().post("/api/v2/templates", """
            {"name": "T", "subject": "S", "body": "<p>B</p>", "topic": "%s"}""".formatted(topic)).text("id");

    var first = people.api().post("/api/v2/messages", """
        {"to": {"email": "jane@example.com"}, "template": "%s"}""".formatted(template));
    var second = people.api().post("/api/v2/messages", """
        {"to": {"email": "jane@example.com"}, "template": "%s", "topic": "%s"}""".formatted(template, other));

    assertThat(first.text("topic")).isEqualTo(topic);
    assertThat(second.text("topic")).isEqualTo(other);
  }

  @Test
  void marketing_goes_only_to_contacts_and_not_about_a_topic_that_is_gone() {
    var topic = tips();
    var stranger = people.api().post("/api/v2/messages", """
        {"to": {"email": "nobody@example.com"}, "kind": "marketing", "subject": "S",
         "body": "<p>B</p>"}""");
    people.contact("jane@example.com");
    people.api().delete("/api/v2/topics/" + topic);
    var gone = people.api().post("/api/v2/messages", """
        {"to": {"email": "jane@example.com"}, "topic": "%s", "subject": "S",
         "body": "<p>B</p>"}""".formatted(topic));

    assertThat(stranger.status()).isEqualTo(422);
    assertThat(stranger.text("errors.0.pointer")).isEqualTo("#/to/email");
    assertThat(gone.text("errors.0.pointer")).isEqualTo("#/topic");
  }

  @Test
  void who_has_not_chosen_gets_what_is_opt_out_and_not_what_is_opt_in() {
    var in = people.topic("{\"name\": \"In\", \"mode\": \"opt-in\"}");
    var jane = people.contact("jane@example.com");
    var about = ", \"kind\": \"marketing\", \"topic\": \"" + in + "\"";

    assertThat(people.sent("jane@example.com", about).text("reason"))
        .isEqualTo("topic-unsubscribed");
    var upserted = people.api().post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "topics": {"%s": true}}""".formatted(in));
    assertThat(upserted.text("changed")).isEqualTo("true");
    assertThat(people.sent("jane@example.com", about).text("state")).isEqualTo("sent");
    assertThat(people.topicsOf(jane).text("topics.0.choice")).isEqualTo("in");
    people.api().patch("/api/v2/topics/" + in, "{\"description\": \"Other words\"}");
    people
        .api()
        .patch("/api/v2/contacts/" + jane + "/topics", "{\"topics\": {\"" + in + "\": false}}");
    var proofs = people.export(jane);
    assertThat(proofs.text("consent.0.topic.version") + proofs.text("consent.1.topic.version"))
        .isEqualTo("12");
    assertThat(proofs.text("consent.1.given") + proofs.text("consent.1.how")).isEqualTo("falseapi");
  }

  @Test
  void what_is_wrong_with_choices_is_said_with_its_place() {
    var jane = people.contact("jane@example.com");
    var path = "/api/v2/contacts/" + jane + "/topics";
    var foreign =
        Recipients.of(server, "Other").topic("{\"name\": \"Foreign\", \"mode\": \"opt-out\"}");

    assertThat(people.api().patch(path, "{\"topics\": {\"x\": true}}").text("errors.0.pointer"))
        .isEqualTo("#/topics/x");
    var of = people.api().patch(path, "{\"topics\": {\"" + foreign + "\": false}}");
    assertThat(of.status()).isEqualTo(422);
    assertThat(of.text("errors.0.pointer")).isEqualTo("#/topics/" + foreign);
    assertThat(people.api().get("/api/v2/topics/" + foreign).status()).isEqualTo(404);
  }

  @Test
  void a_workspace_has_so_many_topics_and_no_more_and_numbers_are_never_used_again() {
    var first = tips();
    for (int i = 1; i < Topics.MOST; i++) {
      people.topic("{\"name\": \"T%d\", \"mode\": \"opt-in\"}".formatted(i));
    }
    var jane = people.contact("jane@example.com");
    people
        .api()
        .patch("/api/v2/contacts/" + jane + "/topics", "{\"topics\": {\"" + first + "\": false}}");

    assertThat(people
            .api()
            .post("/api/v2/topics", "{\"name\": \"X\", \"mode\": \"opt-in\"}")
            .status())
        .isEqualTo(409);
    people.api().delete("/api/v2/topics/" + first);
    people.topic("{\"name\": \"New\", \"mode\": \"opt-out\"}");
    assertThat(people.topicsOf(jane).text("topics.99.choice")).isEqualTo("null");
    assertThat(people.topicsOf(jane).text("topics.99.subscribed")).isEqualTo("true");
  }
}
