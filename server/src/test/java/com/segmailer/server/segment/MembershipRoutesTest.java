package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is put into a manual segment and taken out of it, and who is not and why. */
final class MembershipRoutesTest {

  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Members");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private ApiClient.Reply placing(String method, String contacts) {
    var segment = api.post("/api/v2/segments", "{\"name\": \"Friends\", \"type\": \"manual\"}");
    assertThat(segment.status()).as(segment.body()).isEqualTo(201);
    for (var name : new String[] {"jane", "max"}) {
      api.post("/api/v2/contacts", """
          {"identifier": {"email": "%1$s@example.com", "externalId": "%1$s"}}""".formatted(name));
    }
    return api.send(api.request("/api/v2/segments/" + segment.text("id") + "/contacts")
        .method(method, BodyPublishers.ofString("{\"contacts\": [" + contacts + "]}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void only_who_is_no_contact_is_missing_and_the_others_have_their_reasons(String method) {
    var placed = placing(method, """
        {"email": "jane@example.com"},
        {"email": "nobody@example.com"},
        {"email": "jane@example.com", "externalId": "max"}""");

    assertThat(placed.status()).as(placed.body()).isEqualTo(200);
    assertThat(placed.text("missing"))
        .isEqualTo("[{\"index\":1,\"email\":\"nobody@example.com\"}]");
    assertThat(placed.text("failures.0.index")).isEqualTo("2");
    assertThat(placed.text("failures.0.error.type")).endsWith("/identifier-conflict");
    assertThat(placed.text("failures.0.error.detail"))
        .isEqualTo("The identities given belong to different contacts.");
    assertThat(placed.text("failures.1")).isEqualTo("null");
  }

  @Test
  void the_answer_that_is_kept_for_a_repetition_holds_no_address_of_who_is_missing() {
    var segment = api.post("/api/v2/segments", "{\"name\": \"Kept\", \"type\": \"manual\"}");
    var call = api.request("/api/v2/segments/" + segment.text("id") + "/contacts")
        .header("Idempotency-Key", "kept")
        .POST(BodyPublishers.ofString("""
            {"contacts": [{"email": "later@example.com"}, {"externalId": "later"}]}"""));

    var first = api.send(call);
    var replayed = api.send(call);

    assertThat(first.text("missing.0.email")).isEqualTo("later@example.com");
    assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(replayed.text("missing")).isEqualTo("[{\"index\":0},{\"index\":1}]");
  }

  @Test
  void nobody_fails_where_all_are_placed() {
    var placed = placing("POST", "{\"email\": \"jane@example.com\"}, {\"externalId\": \"max\"}");

    assertThat(placed.text("added") + placed.text("missing") + placed.text("failures"))
        .isEqualTo("2[][]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_001})
  void of_too_few_and_too_many_contacts_one_thing_is_said(int many) {
    var refused = placing(
        "POST", String.join(",", Collections.nCopies(many, "{\"email\": \"a@example.com\"}")));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("errors.0.pointer")).isEqualTo("#/contacts");
    assertThat(refused.text("errors.1")).isEqualTo("null");
  }
}
