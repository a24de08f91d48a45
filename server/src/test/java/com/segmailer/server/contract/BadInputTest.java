package com.segmailer.server.contract;

import static com.segmailer.server.contract.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send gets a problem that says what and where, and leaves nothing behind. */
final class BadInputTest {

  private static final String CONTACTS = "/api/v2/contacts";

  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Bad input");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"identifier\": {\"email\": \"a@example.com\"} | 400",
        "{\"identifier\": {\"email\": \"a@example.com\", \"email\": \"b@example.com\"}} | 400",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": {\"n\": NaN}} | 400",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": {\"n\": 1e9999}} | 400",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": {\"n\": \"\\ud800\"}} | 400",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": {\"n\": \"\\u0000\"}} | 400",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": {\"\\u0000\": 1}} | 400",
        "{\"identifier\": {\"email\": \"a\\u0000@example.com\"}} | 400",
        "[] | 422",
        "null | 422",
        "{} | 422",
        "{\"identifier\": {}} | 422",
        "{\"identifier\": \"a@example.com\"} | 422",
        "{\"identifier\": {\"email\": 7}} | 422",
        "{\"identifier\": {\"id\": \"7\"}} | 422",
        "{\"identifier\": {\"externalId\": \"\"}} | 422",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": []} | 422",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": {\"a.b\": 1}} | 422",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": {\"$a\": 1}} | 422",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": {\"\": 1}} | 422",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"subscribed\": \"yes\"} | 422",
        "{\"identifier\": {\"email\": \"a@example.com\"}, \"operations\": [{\"op\": \"inc\"}]} | 422",
      })
  void contacts_that_are_none_are_refused(String body, int status) {
    assertRefused(api.post(CONTACTS, body), status);
    assertNothingIsThere();
  }

  @Test
  void text_that_is_not_utf_8_is_refused() {
    var bytes = "{\"identifier\": {\"email\": \"é@example.com\"}}".getBytes(ISO_8859_1);

    assertRefused(api.send(api.request(CONTACTS).POST(BodyPublishers.ofByteArray(bytes))), 400);
    assertNothingIsThere();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "plain",
        "@example.com",
        "a@",
        "a@b",
        "a b@example.com",
        "a@exa mple.com",
        "a@@example.com",
        "a@-example.com",
        "a@example..com",
        ".a@example.com",
        "a.@example.com",
        "\\\"a\\\"@example.com",
        "a(x)@example.com",
        "a@[127.0.0.1]",
        "a@example.com\\n",
        "<a@example.com>",
        "a@example.com, b@example.com",
        "a@xn--\\u00fc.com",
        "a\\u200b@example.com",
        "a@1.2.3.4"
      })
  void addresses_of_every_bad_kind_are_refused_at_their_place(String email) {
    var reply = api.post(CONTACTS, "{\"identifier\": {\"email\": \"" + email + "\"}}");

    assertRefused(reply, 422);
    assertThat(reply.text("errors.0.pointer")).isEqualTo("#/identifier/email");
    assertNothingIsThere();
  }

  @Test
  void attributes_beyond_every_bound_are_refused_whole() {
    var longName = "{\"good\": 1, \"" + "n".repeat(10_000) + "\": 1}";
    var many = IntStream.range(0, 100_000)
        .mapToObj(i -> "\"a" + i + "\": " + i)
        .collect(Collectors.joining(", ", "{", "}"));
    var large = "{\"good\": 1, \"text\": \"" + "x".repeat(200_000) + "\"}";
    var deep = "{\"good\": 1, \"a\": " + "[".repeat(12) + "]".repeat(12) + "}";

    for (var attributes : new String[] {longName, many, large, deep}) {
      assertRefused(
          api.post(
              CONTACTS,
              "{\"identifier\": {\"email\": \"a@example.com\"}, \"attributes\": " + attributes
                  + "}"),
          422);
    }
    assertNothingIsThere();
  }

  @Test
  void identifiers_of_two_contacts_change_neither() {
    api.post(CONTACTS, "{\"identifier\": {\"email\": \"a@example.com\"}}");
    api.post(CONTACTS, "{\"identifier\": {\"externalId\": \"b\", \"email\": \"b@example.com\"}}");
    var before = emails();

    var both = "{\"identifier\": {\"email\": \"a@example.com\", \"externalId\": \"b\"}";
    assertRefused(api.post(CONTACTS, both + ", \"attributes\": {\"x\": 1}}"), 409);
    assertRefused(api.post("/v1/events", both + ", \"event\": \"e\"}"), 409);

    assertThat(emails()).isEqualTo(before);
    assertThat(api.get("/v1/events/names").text("data")).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "workspaceId", "createdAt", "segments", "attribute"})
  void a_patch_of_what_cannot_be_changed_is_refused_whole(String member) {
    var created = api.post(CONTACTS, "{\"identifier\": {\"email\": \"a@example.com\"}}");
    var before = emails();

    var reply = api.patch(
        CONTACTS + "/" + created.text("contact.id"),
        "{\"attributes\": {\"x\": 1}, \"" + member
            + "\": \"0193a0de-0000-7000-8000-000000000000\"}");

    assertRefused(reply, 422);
    assertThat(reply.text("errors.0.pointer")).isEqualTo("#/" + member);
    assertThat(emails()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v2/contacts?limit=0, limit",
    "/api/v2/contacts?limit=101, limit",
    "/api/v2/contacts?limit=ten, limit",
    "/api/v2/contacts?cursor=garbage, cursor",
    "/api/v2/contacts?updatedSince=yesterday, updatedSince",
    "/api/v2/contacts?segment=7, segment",
    "/api/v2/contacts?emial=a@example.com, emial",
    "/api/v2/contacts/export?format=xml, format",
    "/api/v2/segments?cursor=, cursor",
    "/api/v2/contacts?limit=1&limit=2, limit"
  })
  void queries_that_cannot_be_meant_are_refused_by_name(String path, String parameter) {
    var reply = api.get(path);

    assertRefused(reply, 422);
    assertThat(reply.body()).contains(parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'occurredAt': '2026-03-01T12:05:01Z'",
        "'occurredAt': 'now'",
        "'occurredAt': 1767225600",
        "'event': ''",
        "'event': 7",
        "'data': []",
        "'id': ''",
        "'workflow': 'w'",
        "'attributes': {'a.b': 1}",
        "'dta': {}"
      })
  void events_that_are_none_are_refused(String member) {
    var event = member.startsWith("'event'") ? "" : "'event': 'e', ";
    var body = "{" + event + member + ", 'identifier': {'email': 'a@example.com'}}";

    assertRefused(api.post("/v1/events", body.replace('\'', '"')), 422);
    assertNothingIsThere();
    assertThat(api.get("/v1/events/names").text("data")).isEqualTo("[]");
  }

  private String emails() {
    return api.get(CONTACTS).text("data");
  }

  private void assertNothingIsThere() {
    assertThat(emails()).isEqualTo("[]");
    assertThat(api.get("/api/v2/attributes").text("data")).isEqualTo("[]");
  }
}
