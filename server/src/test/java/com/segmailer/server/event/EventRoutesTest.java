package com.segmailer.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventRoutesTest {

  private static final String EVENTS = "/v1/events";

  private final ApiServer server = ApiServer.start();
  private final ApiClient api = server.workspace();

  @AfterEach
  void stop() {
    server.close();
  }

  private ApiClient.Reply record(String rest) {
    return api.post(EVENTS, """
        {"event": "used", "identifier": {"email": "jane@example.com"} %s}""".formatted(rest));
  }

  private long stored() {
    return server.database().read(sql -> sql.one("select count(*) from events", r -> r.bigint(1)));
  }

  @Test
  void an_event_creates_the_contact_and_its_attributes_come_in_the_same_step() {
    server.segment(api.workspace(), 1, "Both", """
        {"all": [{"attribute": "plan", "operator": "equals", "value": "pro"},
                 {"attribute": "logins", "operator": "equals", "value": 1}]}""");

    var reply = record("""
        , "data": {"feature": "export"}, "attributes": {"plan": "pro"},
        "operations": [{"op": "increment", "attribute": "logins", "value": 1}]""");

    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    assertThat(reply.text("status") + reply.text("created")).isEqualTo("recordedtrue");
    assertThat(reply.text("contact.email")).isEqualTo("jane@example.com");
    assertThat(reply.text("segments.entered.0.name")).isEqualTo("Both");
    assertThat(record("").text("created")).isEqualTo("false");
  }

  @Test
  void the_same_id_is_recorded_once_in_seven_days() {
    var first = record(", \"id\": \"evt-1\"");
    var again = record(", \"id\": \"evt-1\"");
    server.clock().advance(Duration.ofDays(8));
    var later = record(", \"id\": \"evt-1\"");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("status")).isEqualTo("duplicate");
    assertThat(again.text("contact.id")).isEqualTo(first.text("contact.id"));
    assertThat(later.status()).isEqualTo(201);
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void a_request_key_stands_in_for_an_id() {
    for (int i = 0; i < 2; i++) {
      api.send(api.request(EVENTS)
          .header("Idempotency-Key", "e1")
          .POST(BodyPublishers.ofString(
              "{\"event\": \"x\", \"identifier\": {\"email\": \"k@example.com\"}}")));
      server.database().read(sql -> sql.update("delete from idempotency_keys"));
    }

    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void a_request_key_counts_for_a_day_and_an_id_for_longer() {
    var keyed = "{\"event\": \"x\", \"identifier\": {\"email\": \"k@example.com\"}}";
    var bulk = "{\"events\": [" + keyed + "]}";
    for (int i = 0; i < 2; i++) {
      assertThat(record(", \"id\": \"evt-2\"").text("status"))
          .isEqualTo(i == 0 ? "recorded" : "duplicate");
      assertThat(keyed(EVENTS, keyed).text("status")).isEqualTo("recorded");
      assertThat(keyed(EVENTS + "/bulk", bulk).text("recorded")).isEqualTo("1");
      server.clock().advance(Duration.ofHours(25));
    }

    assertThat(stored()).isEqualTo(5);
  }

  private ApiClient.Reply keyed(String path, String body) {
    return api.send(api.request(path)
        .header("Idempotency-Key", "day " + path)
        .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void clocks_may_be_a_little_ahead_and_no_more() {
    var now = server.clock().instant();

    assertThat(record(", \"occurredAt\": \"" + now.plusSeconds(299) + "\"").status())
        .isEqualTo(201);
    var ahead = record(", \"occurredAt\": \"" + now.plusSeconds(301) + "\"");
    assertThat(ahead.status()).isEqualTo(422);
    assertThat(ahead.text("errors.0.pointer")).isEqualTo("#/occurredAt");
    assertThat(record(", \"occurredAt\": \"1969-12-31T00:00:00Z\"").status()).isEqualTo(422);
    assertThat(record(", \"occurredAt\": \"yesterday\"").status()).isEqualTo(422);
    var occurred = server
        .database()
        .read(sql -> sql.one("select occurred_at from events", row -> row.instant(1)));
    assertThat(occurred).isEqualTo(now);
  }

  @Test
  void late_events_and_back_fills_are_recorded() {
    var old = Instant.parse("2020-02-01T00:00:00Z");

    assertThat(record(", \"occurredAt\": \"" + old + "\"").text("status")).isEqualTo("recorded");
    assertThat(record(", \"backfill\": true").text("status")).isEqualTo("recorded");

    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void what_is_wrong_is_told_with_its_place() {
    var bad = api.post(EVENTS, """
        {"event": " ", "data": {"$x": 1, "deep": [[[[[[[[[1]]]]]]]]]}, "ocurredAt": 1, "id": ""}""");

    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.body())
        .contains(
            "#/event\"",
            "#/identifier\"",
            "#/data/$x\"",
            "#/data/deep/",
            "#/ocurredAt\"",
            "#/id\"",
            "did you mean");
    var wide = IntStream.rangeClosed(0, 400)
        .mapToObj(i -> "\"p" + i + "\": 1")
        .collect(Collectors.joining(","));
    assertThat(record(", \"data\": {" + wide + "}").text("errors.0.pointer")).isEqualTo("#/data");
    var big = IntStream.range(0, 11)
        .mapToObj(i -> "\"p" + i + "\": \"" + "x".repeat(9_999) + "\"")
        .collect(Collectors.joining(","));
    assertThat(record(", \"data\": {" + big + "}").text("errors.0.pointer")).isEqualTo("#/data");
    assertThat(api.post(EVENTS, """
            {"event": "e", "identifier": {"id": "00000000-0000-7000-8000-000000000000"}}""").status()).isEqualTo(404);
    assertThat(stored()).isZero();
  }

  @Test
  void events_in_bulk_fail_alone_and_repeat_harmlessly() {
    var body = """
        {"events": [
          {"event": "a", "identifier": {"email": "b1@example.com"}, "id": "1"},
          {"event": "a", "identifier": {"email": "b1@example.com"}, "id": "1"},
          {"event": "", "identifier": {"email": "b2@example.com"}},
          {"event": "a", "identifier": {"email": "b2@example.com"}, "id": "2"}]}""";

    var first = api.post(EVENTS + "/bulk", body);
    var lines = api.ndjson(EVENTS + "/bulk", """
        {"event": "a", "identifier": {"email": "b1@example.com"}, "id": "1"}
        {"event": "a", "identifier"
        {"event": "a", "identifier": {"email": "b3@example.com"}, "id": "3"}
        """).lines();

    assertThat(first.text("recorded") + first.text("duplicate") + first.text("failed"))
        .isEqualTo("211");
    assertThat(first.at("results.3.contact").isNull()).isFalse();
    assertThat(lines.getLast())
        .isEqualTo(com.segmailer.server.json.Json.parse(
            "{\"summary\":{\"recorded\":1,\"duplicate\":1,\"failed\":1}}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(stored()).isEqualTo(3);
  }

  @Test
  void the_catalogue_knows_names_properties_and_types() {
    record(", \"data\": {\"n\": 1, \"list\": [1]}");
    record(", \"data\": {\"n\": \"one\"}");
    api.post(EVENTS, "{\"event\": \"another\", \"identifier\": {\"email\": \"j@example.com\"}}");

    var first = api.get(EVENTS + "/names?limit=1");
    var second = api.get(EVENTS + "/names?limit=1&cursor=" + first.text("nextCursor"));

    assertThat(first.text("data.0.name")).isEqualTo("another");
    assertThat(first.text("data.0.properties")).isEqualTo("[]");
    assertThat(second.text("data.0.properties"))
        .isEqualTo("[{\"name\":\"list\",\"types\":[\"array\"]},"
            + "{\"name\":\"n\",\"types\":[\"number\",\"text\"]}]");
    assertThat(second.at("nextCursor")).isEqualTo(Value.NULL);
  }

  @Test
  void old_events_go_where_a_workspace_says_so_and_segments_still_count_them() {
    var other = server.workspace();
    server
        .database()
        .read(sql -> sql.update(
            "update workspaces set event_retention_days = 30 where id = ?", api.workspace()));
    record(", \"id\": \"old\"");
    other.post(EVENTS, "{\"event\": \"kept\", \"identifier\": {\"email\": \"k@example.com\"}}");
    server.clock().advance(Duration.ofDays(31));
    record("");
    var retention = new EventRetention(server.database(), server.clock());

    assertThat(retention.runOnce()).isPositive();
    List<String> names = server
        .database()
        .read(sql -> sql.query("select name from events order by name", row -> row.text(1)));
    long keys = server
        .database()
        .read(sql -> sql.one("select count(*) from applied_keys", row -> row.bigint(1)));
    assertThat(names).containsExactly("kept", "used");
    assertThat(keys).isZero();
  }
}
