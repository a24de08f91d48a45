package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ContactListRoutesTest {

  private static final String CONTACTS = "/api/v2/contacts";
  private static final ApiServer SERVER = ApiServer.start();

  private final ApiClient api = SERVER.workspace();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private void contact(String name, String attributes) {
    var reply = api.post(CONTACTS, """
        {"identifier": {"email": "%s@example.com", "externalId": "ext-%s"}, "attributes": {%s}}""".formatted(name, name, attributes));
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
  }

  private static List<String> emails(ApiClient.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var data = (Value.Array) reply.at("data");
    return data.items().stream()
        .map(contact -> ((Value.Text) ApiClient.Reply.at(contact, "email")).text())
        .toList();
  }

  @Test
  void a_list_shows_every_contact_once_while_others_come() {
    for (int i = 0; i < 7; i++) {
      contact("c" + i, "");
    }

    var seen = new ArrayList<String>();
    var next = "";
    do {
      var page = api.get(CONTACTS + "?limit=3" + next);
      seen.addAll(emails(page));
      if (seen.size() < 7) {
        contact("late" + seen.size(), "");
      }
      next = page.at("nextCursor").isNull() ? "" : "&cursor=" + page.text("nextCursor");
    } while (!next.isEmpty());

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen.subList(0, 7))
        .containsExactly(
            "c0@example.com",
            "c1@example.com",
            "c2@example.com",
            "c3@example.com",
            "c4@example.com",
            "c5@example.com",
            "c6@example.com");
  }

  @Test
  void filters_find_by_address_external_id_beginning_and_segment() {
    SERVER.segment(
        api.workspace(),
        1,
        "Pro",
        "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"pro\"}");
    var segment = SERVER.segment(
        api.workspace(),
        2,
        "Free",
        "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"free\"}");
    contact("anna", "\"plan\": \"free\"");
    contact("anton", "\"plan\": \"pro\", \"lastName\": \"Zed\"");
    contact("a_x", "\"plan\": \"free\"");

    assertThat(emails(api.get(CONTACTS + "?email=ANNA@example.com")))
        .containsExactly("anna@example.com");
    assertThat(emails(api.get(CONTACTS + "?externalId=ext-anton")))
        .containsExactly("anton@example.com");
    assertThat(emails(api.get(CONTACTS + "?search=An"))).hasSize(2);
    assertThat(emails(api.get(CONTACTS + "?search=a_"))).containsExactly("a_x@example.com");
    assertThat(emails(api.get(CONTACTS + "?search=zed"))).containsExactly("anton@example.com");
    assertThat(emails(api.get(CONTACTS + "?segment=" + segment)))
        .containsExactly("anna@example.com", "a_x@example.com");
    assertThat(emails(api.get(CONTACTS + "?updatedSince=2030-01-01T00:00:00Z"))).isEmpty();
    assertThat(api.get(CONTACTS + "?segment=" + java.util.UUID.nameUUIDFromBytes(new byte[1]))
            .text("errors.0.parameter"))
        .isEqualTo("segment");
    assertThat(api.get(CONTACTS + "?email=nobody").status()).isEqualTo(422);
    assertThat(api.get(CONTACTS + "?limt=2").status()).isEqualTo(422);
  }

  @Test
  void a_search_finds_by_any_condition_page_by_page() {
    for (int i = 0; i < 9; i++) {
      contact("s" + i, "\"n\": " + i);
    }
    var query = """
        {"condition": {"attribute": "n", "operator": "greaterOrEqual", "value": 4}, "limit": 3 %s}""";

    var first = api.post(CONTACTS + "/search", query.formatted(""));
    var second = api.post(
        CONTACTS + "/search",
        query.formatted(", \"cursor\": \"" + first.text("nextCursor") + "\""));

    assertThat(emails(first)).containsExactly("s4@example.com", "s5@example.com", "s6@example.com");
    assertThat(emails(second)).containsExactly("s7@example.com", "s8@example.com");
    assertThat(second.at("nextCursor").isNull()).isTrue();
    var bad = api.post(CONTACTS + "/search", """
        {"condition": {"all": [{"attribute": "n", "operator": "nope"}]}, "limit": 0}""");
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.body()).contains("#/condition/all/0", "#/limit");
    assertThat(api.post(CONTACTS + "/search", "{}").text("errors.0.pointer"))
        .isEqualTo("#/condition");
  }

  @Test
  void of_a_search_with_a_request_key_no_copy_outlives_who_is_in_it() {
    contact("gone", "\"n\": 1");
    contact("stays", "\"n\": 1");
    var first = keyedSearch();
    var erased = api.delete(CONTACTS + "/" + first.text("data.0.id"));

    assertThat(erased.status()).isEqualTo(204);
    assertThat(emails(first)).containsExactly("gone@example.com", "stays@example.com");
    assertThat(emails(keyedSearch())).containsExactly("stays@example.com");
    assertThat(SERVER
            .database()
            .<Long>read(sql -> sql.one(
                "select count(*) from idempotency_keys where workspace_id = ?",
                row -> row.bigint(1),
                api.workspace())))
        .isZero();
  }

  private ApiClient.Reply keyedSearch() {
    return api.send(api.request(CONTACTS + "/search")
        .header("Idempotency-Key", "search")
        .POST(BodyPublishers.ofString("""
            {"condition": {"attribute": "n", "operator": "equals", "value": 1}}""")));
  }

  @Test
  void a_cursor_of_another_workspace_is_refused() {
    contact("x1", "");
    contact("x2", "");
    var cursor = api.get(CONTACTS + "?limit=1").text("nextCursor");

    assertThat(SERVER.workspace().get(CONTACTS + "?cursor=" + cursor).text("type"))
        .endsWith("/invalid-cursor");
  }

  @Test
  void the_timeline_merges_events_and_changes_of_segments_newest_first() {
    SERVER.segment(
        api.workspace(),
        1,
        "Pro",
        "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"pro\"}");
    contact("time", "\"plan\": \"pro\"");
    var event = "{\"event\": \"%s\", \"identifier\": {\"email\": \"time@example.com\"}, %s}";
    SERVER.clock().advance(java.time.Duration.ofMinutes(1));
    api.post("/v1/events", event.formatted("second", "\"attributes\": {\"plan\": \"free\"}"));
    api.post("/v1/events", event.formatted("old", "\"occurredAt\": \"2020-01-01T00:00:00Z\""));
    var id = api.get(CONTACTS + "?email=time@example.com").text("data.0.id");

    var whole = api.get(CONTACTS + "/" + id + "/timeline");
    var kinds = new ArrayList<String>();
    var next = "";
    do {
      var page = api.get(CONTACTS + "/" + id + "/timeline?limit=1" + next);
      kinds.add(page.text("data.0.kind") + page.text("data.0.event.event"));
      next = page.at("nextCursor").isNull() ? "" : "&cursor=" + page.text("nextCursor");
    } while (!next.isEmpty());

    assertThat(whole.text("data.0.change")).isEqualTo("exited");
    assertThat(whole.text("data.0.segment.name")).isEqualTo("Pro");
    assertThat(whole.text("data.1.event.event")).isEqualTo("second");
    assertThat(whole.text("data.2.change")).isEqualTo("entered");
    assertThat(whole.text("data.3.event.event")).isEqualTo("old");
    assertThat(kinds).containsExactly("segmentnull", "eventsecond", "segmentnull", "eventold");
  }

  @Test
  void a_persons_segments_and_everything_else_can_be_read() {
    SERVER.segment(
        api.workspace(),
        1,
        "Pro",
        "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"pro\"}");
    contact("all", "\"plan\": \"pro\", \"address\": {\"city\": \"Rome\"}");
    api.post("/v1/events", """
        {"event": "e", "identifier": {"email": "all@example.com"}, "data": {"k": [1, 2]}}""");
    var path = CONTACTS + "/" + api.get(CONTACTS).text("data.0.id");

    var segments = api.get(path + "/segments");
    var export = api.get(path + "/export");

    assertThat(segments.text("data.0.name") + segments.text("data.0.type")).isEqualTo("Prodynamic");
    assertThat(segments.at("data.0.enteredAt").isNull()).isFalse();
    assertThat(export.text("contact.attributes.address.city")).isEqualTo("Rome");
    assertThat(export.text("events.0.data.k.1")).isEqualTo("2");
    assertThat(export.text("segmentHistory.0.change")).isEqualTo("entered");
  }

  @Test
  void a_cursor_goes_with_the_filters_it_came_from() {
    for (int i = 0; i < 3; i++) {
      contact("filtered" + i, "\"plan\": \"x\"");
    }
    var cursor = api.get(CONTACTS + "?limit=1").text("nextCursor");
    var condition = "{\"attribute\": \"plan\", \"operator\": \"%s\", \"value\": \"x\"}";
    var search = "{\"condition\": " + condition + ", \"limit\": 1, \"cursor\": %s}";
    var first = api.post(CONTACTS + "/search", search.formatted("equals", null));
    var next = "\"" + first.text("nextCursor") + "\"";

    assertThat(api.get(CONTACTS + "?cursor=" + cursor).status()).isEqualTo(200);
    assertThat(api.get(CONTACTS + "?search=f&cursor=" + cursor).text("type"))
        .endsWith("invalid-cursor");
    assertThat(api.post(CONTACTS + "/search", search.formatted("equals", next)).status())
        .isEqualTo(200);
    assertThat(
            api.post(CONTACTS + "/search", search.formatted("notEquals", next)).text("type"))
        .endsWith("invalid-cursor");
  }
}
