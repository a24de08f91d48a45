package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Why a contact is in a segment, and until when, also where other segments decide. */
final class ExplainTest {

  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Explained");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private String segment(String condition) {
    var made = api.post("/api/v2/segments", """
        {"name": "Some", "condition": %s}""".formatted(condition));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  private ApiClient.Reply explained(String segment, String contact) {
    return api.get("/api/v2/segments/" + segment + "/explain?contact=" + contact);
  }

  private String jane() {
    var saved = api.post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "attributes": {"plan": "pro"}}""");
    return saved.text("contact.id");
  }

  @Test
  void what_time_does_to_another_segment_is_told_of_the_one_that_refers_to_it() {
    var jane = jane();
    api.post("/v1/events", """
        {"event": "seen", "identifier": {"email": "jane@example.com"}}""");
    var lately = segment(
        "{\"event\": \"seen\", \"operator\": \"performed\", \"atLeast\": 1, \"withinLast\": \"7d\"}");
    var pro = "{\"attribute\": \"plan\", \"operator\": \"equals\", \"value\": \"pro\"}";
    var both = segment("{\"all\": [{\"segment\": \"" + lately + "\"}, " + pro + "]}");
    var neither = segment("{\"not\": {\"segment\": \"" + both + "\"}}");

    var first = explained(both, jane);
    var second = explained(neither, jane);

    assertThat(first.text("matches") + first.text("until"))
        .isEqualTo("true" + explained(lately, jane).text("until"));
    assertThat(first.text("until")).isEqualTo("2026-03-08T12:00:00Z");
    assertThat(first.text("node.nodes.0.until")).isEqualTo(first.text("until"));
    assertThat(first.text("node.nodes.0.seen")).isEqualTo("true");
    assertThat(first.text("node.nodes.1.until")).isEqualTo("null");
    assertThat(second.text("matches") + second.text("until"))
        .isEqualTo("false2026-03-08T12:00:00Z");
  }

  @Test
  void where_nothing_was_seen_that_is_said() {
    var jane = jane();
    var none = segment(
        "{\"any\": [{\"attribute\": \"city\", \"operator\": \"equals\", \"value\": \"Rome\"}]}");

    var node = ((Value.Dict) explained(none, jane).at("node")).members();
    var part = ((Value.Dict) explained(none, jane).at("node.nodes.0")).members();

    assertThat(node).containsEntry("seen", Value.NULL);
    assertThat(part).containsEntry("seen", Value.NULL);
  }

  @Test
  void a_preview_of_an_edit_that_cannot_be_made_is_refused() {
    var pro = segment("{\"attribute\": \"plan\", \"operator\": \"equals\", \"value\": \"pro\"}");

    var circle = api.post("/api/v2/segments/preview", """
        {"segment": "%1$s", "condition": {"not": {"segment": "%1$s"}}}""".formatted(pro));

    assertThat(circle.status()).as(circle.body()).isEqualTo(422);
    assertThat(circle.text("errors.0.pointer")).isEqualTo("#/condition");
    assertThat(circle.text("errors.0.detail")).contains("refer to itself");
  }
}
