package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.Repeating;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bulk call whose answer was lost does nothing twice, whatever its items are. */
final class RepeatedBulkTest {

  private static final String BULK = "/api/v2/contacts/bulk";

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Bulk");
  private final Repeating caller = new Repeating(server, api);

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void who_was_made_after_an_erasure_is_not_erased_by_its_repetition(boolean thereBefore) {
    if (thereBefore) {
      api.post("/api/v2/contacts", """
          {"identifier": {"email": "jane@example.com"}, "attributes": {"old": 1}}""");
    }
    var body = """
        {"contacts": [
          {"delete": true, "identifier": {"email": "jane@example.com"}},
          {"identifier": {"email": "jane@example.com"}, "attributes": {"new": 1}}]}""";
    var first = caller.post(BULK, body);

    var second = caller.again(BULK, body);

    assertThat(first.text("results.0.status")).isEqualTo(thereBefore ? "deleted" : "failed");
    assertThat(first.text("results.1.status")).isEqualTo("created");
    assertThat(second.text("unchanged")).as(second.body()).isEqualTo("2");
    assertThat(second.text("results.0.id")).isEqualTo("null");
    assertThat(second.text("results.1.id")).isEqualTo(first.text("results.1.id"));
    assertThat(api.get("/api/v2/contacts/" + first.text("results.1.id")).text("attributes"))
        .contains("new")
        .doesNotContain("old");
  }

  @Test
  void an_erasure_by_id_is_not_repeated_either() {
    var made = api.post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}}""");
    var body = """
        {"contacts": [{"delete": true, "identifier": {"id": "%s"}}]}""".formatted(made.text("contact.id"));

    var first = caller.post(BULK, body);
    var second = caller.again(BULK, body);

    assertThat(first.text("results.0.status")).isEqualTo("deleted");
    assertThat(second.text("results.0.status")).as(second.body()).isEqualTo("unchanged");
  }

  @Test
  void an_erasure_that_was_refused_may_be_tried_again_with_its_key() {
    api.post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}}""");
    api.post("/api/v2/contacts", """
        {"identifier": {"externalId": "u-2", "email": "john@example.com"}}""");
    var body = """
        {"contacts": [{"delete": true,
                       "identifier": {"email": "jane@example.com", "externalId": "u-2"}}]}""";
    var first = caller.post(BULK, body);
    assertThat(first.text("results.0.status")).isEqualTo("failed");

    api.post("/api/v2/contacts", """
        {"identifier": {"externalId": "u-2"}, "email": "other@example.com"}""");
    api.delete("/api/v2/contacts/" + id("u-2"));
    var second = caller.again(BULK, body);

    assertThat(second.text("results.0.status")).as(second.body()).isEqualTo("deleted");
  }

  private String id(String externalId) {
    return api.post("/api/v2/contacts", """
        {"identifier": {"externalId": "%s"}}""".formatted(externalId)).text("contact.id");
  }
}
