package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages as callers see them, with the built-in mailbox at the end. */
final class MessageRoutesTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Messages");

  @BeforeEach
  void people() {
    contact("jane@example.com", "\"firstName\": \"Jane <b>Doe</b>\"");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void contact(String email, String attributes) {
    var saved = api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}, "attributes": {%s}}""".formatted(email, attributes));
    assertThat(saved.status()).as(saved.body()).isEqualTo(201);
  }

  private String send(String body) {
    var sent = api.post("/api/v2/messages", body);
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    return sent.text("id");
  }

  private ApiClient.Reply ended(String id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> api.get("/api/v2/messages/" + id).text("nextAttemptAt").equals("null"));
    return api.get("/api/v2/messages/" + id);
  }

  @Test
  void a_message_is_rendered_for_its_contact_and_its_event_is_seen_by_segments() {
    var segment = api.post("/api/v2/segments", """
        {"name": "Written to", "condition": {"event": "email.sent", "operator": "performed",
          "where": {"property": "kind", "operator": "equals", "value": "transactional"}}}""");
    await()
        .until(() ->
            api.get("/api/v2/segments/" + segment.text("id")).text("state").equals("live"));

    var message = ended(send("""
        {"to": {"email": "Jane@Example.com"}, "subject": "Order {{ number }}", "fromName": "Acme",
         "fromEmail": "shop@example.com", "data": {"number": "A-7"},
         "body": "<p>Hello {{ contact.firstName }}</p>"}"""));

    assertThat(message.text("state")).isEqualTo("sent");
    assertThat(message.text("subject")).isEqualTo("Order A-7");
    var kept = api.get("/api/v2/mailbox/" + message.text("id"));
    assertThat(kept.text("html")).contains("Hello Jane &lt;b&gt;Doe&lt;/b&gt;");
    assertThat(kept.text("source"))
        .contains("From: Acme <shop@example.com>", "Message-ID: <" + message.text("id") + "@");
    var contact = api.get("/api/v2/contacts?email=jane@example.com");
    assertThat(contact.text("data.0.segments.0.name")).isEqualTo("Written to");
    assertThat(api.get("/api/v2/contacts/" + contact.text("data.0.id") + "/timeline")
            .body())
        .contains("email.sent", message.text("id"));
  }

  @Test
  void a_template_is_sent_as_it_was_when_the_message_was_wanted_or_as_of_a_version() {
    var template = api.post("/api/v2/templates", """
        {"name": "T", "subject": "One", "body": "<p>1</p>", "fromEmail": "news@example.com"}""").text("id");
    api.patch("/api/v2/templates/" + template, "{\"subject\": \"Two\"}");

    var current = ended(send("""
        {"to": {"email": "jane@example.com"}, "template": "%s"}""".formatted(template)));
    var first = ended(send("""
        {"to": {"email": "jane@example.com"}, "template": "%s", "version": 1}""".formatted(template)));

    assertThat(current.text("subject") + first.text("subject")).isEqualTo("TwoOne");
    assertThat(api.get("/api/v2/messages?template=" + template).text("data.1.version"))
        .isEqualTo("2");
  }

  @Test
  void nothing_in_a_name_or_subject_becomes_a_header() {
    contact("mallory@example.com", "\"firstName\": \"x\\r\\nBcc: all@example.com\"");

    var message = ended(send("""
        {"to": {"email": "mallory@example.com"}, "subject": "Hi {{ contact.firstName }}",
         "fromName": "A: b", "body": "<p>Hi</p>"}"""));

    var source = api.get("/api/v2/mailbox/" + message.text("id")).text("source");
    assertThat(source.lines().takeWhile(line -> !line.isEmpty()))
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("bcc"));
  }

  @Test
  void a_hostile_template_harms_no_other_message() {
    var hostile = send("""
        {"to": {"email": "jane@example.com"}, "subject": "x",
         "body": "{% assign s = 'x' %}{% for i in (1..100) %}{% assign s = s | append: s %}{% endfor %}{{ s }}"}""");
    var good = send("""
        {"to": {"email": "jane@example.com"}, "subject": "Good", "body": "<p>Hi</p>"}""");

    assertThat(ended(good).text("state")).isEqualTo("sent");
    assertThat(ended(hostile).text("state")).isEqualTo("failed");
    assertThat(ended(hostile).text("reason")).contains("cannot be rendered");
  }

  @Test
  void an_address_of_nobody_gets_its_message_and_no_contact_is_made() {
    var message = ended(send("""
        {"to": {"email": "nobody@example.org"}, "subject": "Hi", "body": "<p>Hi</p>"}"""));

    assertThat(message.text("state") + message.text("contact")).isEqualTo("sentnull");
    assertThat(api.get("/api/v2/contacts?email=nobody@example.org").text("data"))
        .isEqualTo("[]");
  }

  @Test
  void who_has_no_address_or_does_not_exist_is_refused_by_name() {
    api.post("/api/v2/contacts", "{\"identifier\": {\"externalId\": \"x\"}}");
    var without = api.post("/api/v2/messages", """
        {"to": {"externalId": "x"}, "subject": "Hi", "body": "<p>Hi</p>"}""");
    var gone = api.post("/api/v2/messages", """
        {"to": {"externalId": "y"}, "subject": "Hi", "body": "<p>Hi</p>"}""");

    assertThat(without.status()).isEqualTo(422);
    assertThat(without.text("errors.0.pointer")).isEqualTo("#/to");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.text("errors.0.pointer")).isEqualTo("#/to");
  }

  @Test
  void an_id_of_nobody_is_named_where_it_stands() {
    var gone = api.post("/api/v2/messages", """
        {"to": {"id": "0193a0de-0000-7000-8000-000000000000"}, "subject": "Hi", "body": "Hi"}""");
    var shown = api.post("/api/v2/messages", """
        {"to": {"email": "jane@example.com"}, "renderAs": {"externalId": "y"},
         "subject": "Hi", "body": "Hi"}""");

    assertThat(gone.status() + gone.text("errors.0.pointer")).isEqualTo("404#/to/id");
    assertThat(shown.status() + shown.text("errors.0.pointer")).isEqualTo("404#/renderAs");
  }

  @Test
  void what_is_left_of_an_erased_contact_has_no_messages() {
    var id = send("""
        {"to": {"email": "jane@example.com"}, "subject": "Hi", "body": "<p>Hi</p>"}""");
    ended(id);
    var contact = api.get("/api/v2/contacts?email=jane@example.com").text("data.0.id");

    assertThat(api.delete("/api/v2/contacts/" + contact + "?suppress=true").status())
        .isEqualTo(204);

    assertThat(api.get("/api/v2/messages/" + id).status()).isEqualTo(404);
    assertThat(api.get("/api/v2/mailbox").text("data")).isEqualTo("[]");
    var again = ended(send("""
        {"to": {"email": "jane@example.com"}, "subject": "Hi", "body": "<p>Hi</p>"}"""));
    assertThat(again.text("state") + again.text("reason")).isEqualTo("skippedsuppressed");
  }
}
