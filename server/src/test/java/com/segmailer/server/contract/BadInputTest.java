package com.segmailer.server.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send gets a problem that says what and where, and leaves nothing behind. */
final class BadInputTest {

  private static final String CONTACTS = "/api/v2/contacts";
  private static final String SEGMENTS = "/api/v2/segments";

  private static RunningServer server;

  private final ApiClient api = server.workspace("Bad input");

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'attribute': 'a', 'operator': 'before', 'value': '2026-02-30'}",
        "{'attribute': 'a', 'operator': 'on', 'value': 'yesterday'}",
        "{'attribute': 'a', 'operator': 'after', 'value': 20260101}",
        "{'attribute': 'a', 'operator': 'withinLast', 'value': '7 days'}",
        "{'attribute': 'a', 'operator': 'withinLast', 'value': '-7d'}",
        "{'attribute': 'a', 'operator': 'matches', 'value': '('}",
        "{'attribute': 'a', 'operator': 'between', 'value': [1]}",
        "{'attribute': 'a', 'operator': 'equals'}",
        "{'attribute': 'a', 'operator': 'exists', 'value': 1}",
        "{'attribute': '$nothing', 'operator': 'exists'}",
        "{'event': 'e', 'operator': 'performed', 'atLeast': 101, 'withinLast': '7d'}",
        "{'event': 'e', 'operator': 'performed', 'withinLast': '7d', 'since': '2026-01-01'}",
        "{'segment': 'none'}",
        "{'sample': {'percent': 101, 'seed': 's'}}",
        "{'all': {}}",
        "{'all': [], 'any': []}",
        "{}",
        "[]",
        "7"
      })
  void conditions_that_are_none_are_refused_wherever_they_are_taken(String condition) {
    var member = "\"condition\": " + condition.replace('\'', '"');

    for (var reply : new Reply[] {
      api.post(SEGMENTS, "{\"name\": \"n\", " + member + "}"),
      api.post(SEGMENTS + "/preview", "{" + member + "}"),
      api.post(CONTACTS + "/search", "{" + member + "}")
    }) {
      assertRefused(reply, 422);
      assertThat(reply.text("errors.0.pointer")).startsWith("#/condition");
    }
    assertThat(api.get(SEGMENTS).text("data")).isEqualTo("[]");
  }

  @Test
  void a_condition_may_be_10_deep_and_not_11() {
    var test = "{\"attribute\": \"a\", \"operator\": \"exists\"}";

    assertThat(api.post(SEGMENTS, named("ten", nested(test, 9))).status()).isEqualTo(201);
    assertRefused(api.post(SEGMENTS, named("eleven", nested(test, 10))), 422);
    assertThat(api.get(SEGMENTS).body()).contains("ten").doesNotContain("eleven");
  }

  @Test
  void a_segment_that_refers_to_itself_through_two_others_is_refused() {
    var first = segment("first", "{\"all\": []}");
    var second = segment("second", "{\"segment\": \"" + first + "\"}");
    var third = segment("third", "{\"not\": {\"segment\": \"" + second + "\"}}");
    var path = SEGMENTS + "/" + first;
    var before = api.get(path).text("condition");

    var reply = api.patch(path, "{\"condition\": {\"segment\": \"" + third + "\"}}");

    assertRefused(reply, 422);
    assertThat(reply.text("errors.0.detail")).contains("first", "second", "third");
    assertThat(api.get(path).text("condition")).isEqualTo(before);
  }

  @Test
  void a_bulk_line_that_is_half_a_document_fails_alone() {
    var reply = api.ndjson(CONTACTS + "/bulk", """
        {"identifier": {"email": "a@example.com"}}
        {"identifier": {"email": "b@exam
        {"identifier": {"email": "c@example.com"}}
        """);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.lines()).hasSize(4);
    assertThat(Reply.at(reply.lines().get(1), "error.type").toString()).contains("malformed-json");
    assertThat(Reply.at(reply.lines().get(3), "summary.failed").toString()).contains("1");
    assertThat(emails()).contains("a@example.com", "c@example.com").doesNotContain("b@");
  }

  @Test
  void a_csv_with_byte_order_mark_line_ends_of_windows_quotes_and_short_rows_is_read() {
    var taken = csv("\uFEFFemail,firstName,note\r\na@example.com,\"An \"\"A\"\"\",\"x\r\ny\"\r\n"
        + "b@example.com\r\n\"c@example.com\",C,,too many\r\n");

    var done = finished(taken);

    assertThat(done.text("state")).as(done.body()).isEqualTo("completed");
    assertThat(emails()).contains("a@example.com", "An \\\"A\\\"", "x\\r\\ny");
    assertThat(api.get("/api/v2/imports/" + taken.text("id") + "/errors").lines())
        .hasSize(Integer.parseInt(done.text("rows.failed")));
  }

  @Test
  void a_csv_without_identifiers_or_in_another_charset_leaves_nothing_behind() {
    assertRefused(csv("firstName,plan\nJane,free\n"), 422);
    var taken = api.send(api.request("/api/v2/imports")
        .header("Content-Type", "text/csv")
        .POST(BodyPublishers.ofByteArray("email,city\na@example.com,Köln\n".getBytes(ISO_8859_1))));
    var reply = taken.status() == 202 ? finished(taken) : taken;

    if (taken.status() == 202) {
      assertThat(reply.text("rows.failed")).isEqualTo("1");
    } else {
      assertRefused(reply, 422);
    }
    assertRefused(
        api.send(api.request("/api/v2/imports")
            .header("Content-Type", "text/csv; charset=iso-8859-1")
            .POST(BodyPublishers.ofString("email\na@example.com\n"))),
        415);
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

  private static String nested(String condition, int times) {
    return "{\"not\": ".repeat(times) + condition + "}".repeat(times);
  }

  private static String named(String name, String condition) {
    return "{\"name\": \"" + name + "\", \"condition\": " + condition + "}";
  }

  private String segment(String name, String condition) {
    return api.post(SEGMENTS, named(name, condition)).text("id");
  }

  private Reply csv(String text) {
    return api.send(api.request("/api/v2/imports")
        .header("Content-Type", "text/csv")
        .POST(BodyPublishers.ofByteArray(text.getBytes(UTF_8))));
  }

  private Reply finished(Reply taken) {
    var path = "/api/v2/imports/" + taken.text("id");
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> api.get(path), reply -> !reply.text("finishedAt").equals("null"));
  }

  private String emails() {
    return api.get(CONTACTS).text("data");
  }

  private void assertNothingIsThere() {
    assertThat(emails()).isEqualTo("[]");
    assertThat(api.get("/api/v2/attributes").text("data")).isEqualTo("[]");
  }

  private static void assertRefused(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.text("detail")).isNotBlank();
    if (status == 422) {
      assertThat(reply.body()).containsAnyOf("\"pointer\"", "\"parameter\"", "invalid-cursor");
    }
  }
}
