package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.Scope;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import com.segmailer.server.workspace.Scopes;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class BulkRoutesTest {

  private static final String BULK = "/api/v2/contacts/bulk";
  private static final ApiServer SERVER = ApiServer.start();

  private final ApiClient api = SERVER.workspace();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void who_has_left_is_not_brought_back_by_a_list_unless_it_says_so() {
    api.post("/api/v2/contacts", """
        {"identifier": {"email": "left@example.com"}, "subscribed": false}""");
    var list = """
        {"contacts": [
          {"identifier": {"email": "left@example.com"}, "subscribed": true, "attributes": {"n": 1}},
          {"identifier": {"email": "new@example.com"}, "subscribed": true}]}""";

    var kept = api.post(BULK, list);
    var after = api.get("/api/v2/contacts?email=left@example.com");
    var back = api.post(BULK + "?resubscribe=true", list);

    assertThat(kept.text("results.0.status") + kept.text("results.0.subscribed"))
        .isEqualTo("updatedfalse");
    assertThat(kept.text("results.1.subscribed")).isEqualTo("null");
    assertThat(after.text("data.0.subscribed")).isEqualTo("false");
    assertThat(back.text("results.0.status") + back.text("results.0.subscribed"))
        .isEqualTo("updatednull");
    var export = api.get("/api/v2/contacts/" + after.text("data.0.id") + "/export");
    assertThat(export.text("consent.1.how")).isEqualTo("resubscribing-import");
    assertThat(export.text("consent.1.given")).isEqualTo("true");
    assertThat(api.post(BULK + "?resubscribe=maybe", list).status()).isEqualTo(422);
  }

  @Test
  void one_call_for_one_contact_does_as_it_is_told() {
    var out = "{\"identifier\": {\"email\": \"one@example.com\"}, \"subscribed\": false}";
    api.post("/api/v2/contacts", out);

    var back = api.post("/api/v2/contacts", out.replace("false", "true"));

    assertThat(back.text("contact.subscribed")).isEqualTo("true");
  }

  @Test
  void bad_items_fail_alone_and_results_come_in_order() {
    var reply = api.post(BULK, """
        {"contacts": [
          {"identifier": {"email": "a@example.com"}, "attributes": {"n": 1}},
          {"identifier": {"email": "not an address"}},
          {"identifier": {"email": "a@example.com"}, "attributes": {"n": 1}},
          {"identifier": {"email": "a@example.com"}, "attributes": {"n": 2}},
          17,
          {"identifier": {"email": "a@example.com"}, "atributes": {}},
          {"identifier": {"email": "a@example.com"},
           "operations": [{"op": "append", "attribute": "n", "value": 1}]},
          {"delete": true, "identifier": {"email": "a@example.com"}},
          {"delete": true, "identifier": {"email": "a@example.com"}}]}""");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var statuses = ((Value.Array) reply.at("results"))
        .items().stream()
            .map(result -> ((Value.Text) ApiClient.Reply.at(result, "status")).text())
            .toList();
    assertThat(statuses)
        .containsExactly(
            "created",
            "failed",
            "unchanged",
            "updated",
            "failed",
            "failed",
            "failed",
            "deleted",
            "failed");
    assertThat(reply.text("results.1.error.errors.0.pointer")).isEqualTo("#/identifier/email");
    assertThat(reply.text("results.5.error.errors.0.pointer")).isEqualTo("#/atributes");
    assertThat(reply.text("results.6.error.errors.0.pointer")).isEqualTo("#/operations/0");
    assertThat(reply.text("results.8.error.type")).endsWith("/not-found");
    assertThat(reply.text("created")
            + reply.text("updated")
            + reply.text("unchanged")
            + reply.text("deleted")
            + reply.text("failed"))
        .isEqualTo("11115");
  }

  @Test
  void broken_lines_in_the_middle_fail_alone() {
    var reply = api.ndjson(BULK, """
        {"identifier": {"email": "l1@example.com"}}
        {"identifier": {"email": "l2@exam

        {"identifier": {"email": "l3@example.com"}} {}
        {"identifier": {"email": "l4@example.com"}}
        {"identifier": {"em""");

    assertThat(reply.status()).isEqualTo(200);
    var lines = reply.lines();
    assertThat(lines).hasSize(6);
    assertThat(ApiClient.Reply.at(lines.get(1), "error.type").toString()).contains("malformed");
    assertThat(ApiClient.Reply.at(lines.get(3), "index")).isEqualTo(Value.Decimal.of(3));
    assertThat(ApiClient.Reply.at(lines.get(5), "summary.created")).isEqualTo(Value.Decimal.of(2));
    assertThat(ApiClient.Reply.at(lines.get(5), "summary.failed")).isEqualTo(Value.Decimal.of(3));
  }

  @Test
  void lines_beyond_one_chunk_are_all_stored_in_order() {
    var lines = IntStream.range(0, 2_300)
        .mapToObj(i -> "{\"identifier\":{\"email\":\"b%d@example.com\"},\"attributes\":{\"n\":%d}}"
            .formatted(i % 1_000, i))
        .collect(Collectors.joining("\n"));

    var reply = api.ndjson(BULK, lines);

    var results = reply.lines();
    assertThat(results).hasSize(2_301);
    for (int i = 0; i < 2_300; i++) {
      assertThat(ApiClient.Reply.at(results.get(i), "index")).isEqualTo(Value.Decimal.of(i));
    }
    assertThat(ApiClient.Reply.at(results.getLast(), "summary.created"))
        .isEqualTo(Value.Decimal.of(1_000));
    assertThat(ApiClient.Reply.at(results.getLast(), "summary.updated"))
        .isEqualTo(Value.Decimal.of(1_300));
    assertThat(api.get("/api/v2/contacts?email=b299@example.com").text("data.0.attributes.n"))
        .isEqualTo("2299");
  }

  @Test
  void erasing_needs_its_own_scope() {
    var writer = SERVER.client(api.workspace(), new Scopes(false, Set.of(Scope.CONTACTS_WRITE)));
    api.post(BULK, "{\"contacts\": [{\"identifier\": {\"email\": \"d@example.com\"}}]}");

    var reply = writer.post(
        BULK,
        "{\"contacts\": [{\"delete\": true, \"identifier\": {\"email\": \"d@example.com\"}}]}");

    assertThat(reply.text("results.0.error.type")).endsWith("/missing-scope");
  }

  @Test
  void the_same_request_key_applies_each_item_once() {
    var body = """
        {"contacts": [{"identifier": {"email": "i@example.com"},
          "operations": [{"op": "increment", "attribute": "n", "value": 1}]}]}""";
    for (int i = 0; i < 2; i++) {
      api.send(api.request(BULK)
          .header("Idempotency-Key", "bulk-1")
          .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
      SERVER.database().read(sql -> sql.update("delete from idempotency_keys"));
    }

    assertThat(api.get("/api/v2/contacts").text("data.0.attributes.n")).isEqualTo("1");
  }

  @Test
  void more_items_than_allowed_are_refused_as_a_whole() {
    var items =
        IntStream.rangeClosed(0, 10_000).mapToObj(i -> "0").collect(Collectors.joining(","));

    assertThat(api.post(BULK, "{\"contacts\": [" + items + "]}").status()).isEqualTo(422);
    assertThat(api.post(BULK, "{\"contact\": []}").body()).contains("did you mean");
  }

  @Test
  void beyond_the_limit_items_fail_and_updates_work() {
    api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"q1@example.com\"}}");
    SERVER.define(
        api.workspace(), "update workspaces set contact_limit = 2 where id = ?", api.workspace());

    var reply = api.post(BULK, """
        {"contacts": [{"identifier": {"email": "q2@example.com"}},
          {"identifier": {"email": "q3@example.com"}},
          {"identifier": {"email": "q1@example.com"}, "subscribed": false}]}""");

    assertThat(reply.text("created") + reply.text("failed") + reply.text("updated"))
        .isEqualTo("111");
    assertThat(reply.text("results.1.error.type")).endsWith("/contact-limit-reached");
  }

  @Test
  void an_export_streams_all_contacts_or_those_of_a_segment() {
    var segment = SERVER.segment(
        api.workspace(),
        1,
        "Free",
        "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"free\"}");
    api.post(BULK, """
        {"contacts": [
          {"identifier": {"email": "e1@example.com"}, "attributes": {"plan": "free", "n": -5}},
          {"identifier": {"email": "e2@example.com"},
           "attributes": {"plan": "=1+1", "tags": ["a", "b,\\"c\\""]}}]}""");

    var csv = api.get("/api/v2/contacts/export?format=csv");
    var raw = api.get("/api/v2/contacts/export?raw=true");
    var members = api.get("/api/v2/contacts/export?format=ndjson&segment=" + segment);

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.body().lines().findFirst())
        .contains("id,email,externalId,subscribed,createdAt,updatedAt,n,plan,tags");
    assertThat(csv.body()).contains(",-5,free,", ",,'=1+1,\"[\"\"a\"\",\"\"b,");
    assertThat(raw.body()).contains(",=1+1,");
    assertThat(members.lines()).hasSize(1);
    assertThat(ApiClient.Reply.at(members.lines().getFirst(), "segments.0.name"))
        .isEqualTo(new Value.Text("Free"));
    assertThat(api.get("/api/v2/contacts/export?segment=" + SERVER.ids().next()).status())
        .isEqualTo(404);
  }
}
