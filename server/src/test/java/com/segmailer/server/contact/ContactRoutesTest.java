package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ContactRoutesTest {

  private static final String CONTACTS = "/api/v2/contacts";
  private static final ApiServer SERVER = ApiServer.start();

  private final ApiClient api = SERVER.workspace();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private ApiClient.Reply upsert(String email, String rest) {
    return api.post(CONTACTS, """
        {"identifier": {"email": "%s"} %s}""".formatted(email, rest));
  }

  @Test
  void the_first_call_creates_and_the_same_again_changes_nothing() {
    var first = upsert("jane@example.com", ", \"attributes\": {\"plan\": \"premium\"}");
    var again = upsert("Jane@Example.com", ", \"attributes\": {\"plan\": \"premium\"}");

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.text("created") + first.text("changed")).isEqualTo("truetrue");
    assertThat(first.header("Location")).isEqualTo(CONTACTS + "/" + first.text("contact.id"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("created") + again.text("changed")).isEqualTo("falsefalse");
    assertThat(again.text("contact.email")).isEqualTo("jane@example.com");
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotEmpty();
  }

  @Test
  void attributes_merge_null_removes_and_empty_values_are_values() {
    upsert(
        "m@example.com", ", \"attributes\": {\"a\": 1, \"b\": {\"c\": [1, \"x\"]}, \"d\": true}");

    var after = upsert(
        "m@example.com", ", \"attributes\": {\"a\": null, \"d\": false, \"e\": 0, \"f\": \"\"}");

    assertThat(after.at("contact.attributes"))
        .isEqualTo(api.get(CONTACTS + "/" + after.text("contact.id")).at("attributes"));
    assertThat(after.text("contact.attributes.b.c.1")).isEqualTo("x");
    assertThat(after.text("contact.attributes"))
        .doesNotContain("\"a\"")
        .contains("\"d\":false", "\"e\":0", "\"f\":\"\"");
  }

  @Test
  void operations_apply_in_order_and_all_or_none() {
    var ops = """
        , "operations": [
          {"op": "increment", "attribute": "logins", "value": 2},
          {"op": "append", "attribute": "tags", "value": ["a", "b"]},
          {"op": "remove", "attribute": "tags", "value": "a"},
          {"op": "setOnce", "attribute": "first", "value": "x"}]""";
    upsert("ops@example.com", ops);

    var second = upsert("ops@example.com", ops.replace("\"x\"", "\"y\""));
    var bad = upsert("ops@example.com", """
        , "attributes": {"logins": 100}, "operations": [
          {"op": "increment", "attribute": "logins", "value": 1},
          {"op": "increment", "attribute": "first", "value": 1}]""");

    assertThat(second.text("contact.attributes.logins")).isEqualTo("4");
    assertThat(second.text("contact.attributes.tags")).isEqualTo("[\"b\",\"b\"]");
    assertThat(second.text("contact.attributes.first")).isEqualTo("x");
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.text("errors.0.pointer")).isEqualTo("#/operations/1");
    assertThat(api.get(CONTACTS + "/" + second.text("contact.id")).text("attributes.logins"))
        .isEqualTo("4");
  }

  @Test
  void what_is_wrong_is_told_with_its_place() {
    var bad = api.post(CONTACTS, """
        {"identifer": {}, "identifier": {"email": "no at sign"}, "attributes": {"a.b": 1},
         "operations": [{"op": "incremnt", "attribute": "$x"}], "subscribed": "yes"}""");

    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.body())
        .contains(
            "\"pointer\":\"#/identifier/email\"",
            "\"pointer\":\"#/attributes/a.b\"",
            "\"pointer\":\"#/operations/0/op\"",
            "\"pointer\":\"#/operations/0/attribute\"",
            "\"pointer\":\"#/operations/0/value\"",
            "\"pointer\":\"#/subscribed\"",
            "\"pointer\":\"#/identifer\"",
            "did you mean");
    assertThat(api.post(CONTACTS, "{}").text("errors.0.pointer")).isEqualTo("#/identifier");
    assertThat(api.post(CONTACTS, "{\"identifier\": {}}").status()).isEqualTo(422);
    assertThat(api.post(CONTACTS, "{\"identifier\"").status()).isEqualTo(400);
  }

  @Test
  void a_contact_is_found_by_each_identity_and_two_contacts_are_a_conflict() {
    var ann = api.post(CONTACTS, """
        {"identifier": {"email": "ann@example.com", "externalId": "u1"}}""");
    var ben = upsert("ben@example.com", "");
    var id = ann.text("contact.id");

    assertThat(api.post(CONTACTS, "{\"identifier\": {\"externalId\": \"u1\"}}").text("contact.id"))
        .isEqualTo(id);
    assertThat(api.post(CONTACTS, "{\"identifier\": {\"id\": \"" + id + "\"}}").text("contact.id"))
        .isEqualTo(id);
    var clash = api.post(CONTACTS, """
        {"identifier": {"email": "ben@example.com", "externalId": "u1"}}""");
    assertThat(clash.status()).isEqualTo(409);
    assertThat(clash.text("type")).endsWith("/identifier-conflict");
    assertThat(api.post(CONTACTS, """
            {"identifier": {"id": "00000000-0000-7000-8000-000000000000"}}""").status()).isEqualTo(404);
    assertThat(
            api.patch(CONTACTS + "/" + id, "{\"email\": \"BEN@example.com\"}").status())
        .isEqualTo(409);
    assertThat(ben.status()).isEqualTo(201);
  }

  @Test
  void a_new_address_with_a_known_identity_becomes_its_address() {
    var ann = api.post(CONTACTS, """
        {"identifier": {"email": "old@example.com", "externalId": "x1"}}""");

    var moved = api.post(CONTACTS, """
        {"identifier": {"email": "new@example.com", "externalId": "x1"}}""");
    var patched =
        api.patch(CONTACTS + "/" + ann.text("contact.id"), "{\"email\": \"newer@example.com\"}");

    assertThat(moved.text("contact.id")).isEqualTo(ann.text("contact.id"));
    assertThat(moved.text("contact.email")).isEqualTo("new@example.com");
    assertThat(patched.text("contact.email")).isEqualTo("newer@example.com");
    assertThat(upsert("old@example.com", "").status()).isEqualTo(201);
  }

  @Test
  void a_change_upon_an_old_version_is_refused() {
    var made = upsert("etag@example.com", "");
    var path = CONTACTS + "/" + made.text("contact.id");
    var patch = BodyPublishers.ofString("{\"attributes\": {\"n\": 1}}");

    var fits =
        api.send(api.request(path).header("If-Match", made.header("ETag")).method("PATCH", patch));
    var late =
        api.send(api.request(path).header("If-Match", made.header("ETag")).method("PATCH", patch));
    var weak = api.send(
        api.request(path).header("If-Match", "W/" + fits.header("ETag")).method("PATCH", patch));
    var lateDelete =
        api.send(api.request(path).header("If-Match", made.header("ETag")).DELETE());

    assertThat(fits.status()).isEqualTo(200);
    assertThat(late.status()).isEqualTo(412);
    assertThat(weak.status()).isEqualTo(412);
    assertThat(lateDelete.status()).isEqualTo(412);
    assertThat(api.get(path).header("ETag")).isEqualTo(fits.header("ETag"));
  }

  @Test
  void a_patch_knows_only_what_may_be_changed() {
    var path = CONTACTS + "/" + upsert("patch@example.com", "").text("contact.id");

    var bad = api.patch(path, "{\"id\": \"x\", \"workspaceId\": 1, \"createdAt\": null}");

    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.body()).contains("#/id\"", "#/workspaceId\"", "#/createdAt\"");
    assertThat(api.patch(CONTACTS + "/nonsense", "{}").status()).isEqualTo(404);
  }

  @Test
  void a_patch_may_remove_an_identity_but_not_the_last() {
    var made = api.post(CONTACTS, """
        {"identifier": {"email": "both@example.com", "externalId": "both"}}""");
    var path = CONTACTS + "/" + made.text("contact.id");

    var without = api.patch(path, "{\"email\": null}");
    var last = api.patch(path, "{\"externalId\": null}");

    assertThat(without.status()).as(without.body()).isEqualTo(200);
    assertThat(without.text("contact.email")).isEqualTo("null");
    assertThat(last.status()).isEqualTo(422);
    assertThat(upsert("both@example.com", "").status()).isEqualTo(201);
    assertThat(api.get(path).text("externalId")).isEqualTo("both");
  }

  @Test
  void the_answer_names_the_segments_entered_and_left() {
    var id = SERVER.segment(
        api.workspace(),
        1,
        "Premium",
        "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"premium\"}");

    var entered = upsert("seg@example.com", ", \"attributes\": {\"plan\": \"premium\"}");
    var left = upsert("seg@example.com", ", \"attributes\": {\"plan\": \"free\"}");

    assertThat(entered.text("segments.entered.0.id")).isEqualTo(id.toString());
    assertThat(entered.text("contact.segments.0.name")).isEqualTo("Premium");
    assertThat(left.text("segments.exited.0.name")).isEqualTo("Premium");
    assertThat(left.text("contact.segments")).isEqualTo("[]");
    assertThat(left.text("workflows")).isEqualTo("{\"started\":[],\"exited\":[]}");
  }

  @Test
  void beyond_the_limit_nobody_is_created_and_everybody_can_be_changed() {
    upsert("one@example.com", "");
    SERVER.define(
        api.workspace(), "update workspaces set contact_limit = 1 where id = ?", api.workspace());

    var second = upsert("two@example.com", "");
    var first = upsert("one@example.com", ", \"attributes\": {\"a\": 1}");

    assertThat(second.status()).isEqualTo(402);
    assertThat(second.text("type")).endsWith("/contact-limit-reached");
    assertThat(first.status()).isEqualTo(200);
  }

  @Test
  void the_same_request_key_counts_once() {
    var body = """
        {"identifier": {"email": "key@example.com"},
         "operations": [{"op": "increment", "attribute": "n", "value": 1}]}""";
    var first = api.send(
        api.request(CONTACTS).header("Idempotency-Key", "k1").POST(BodyPublishers.ofString(body)));
    // The answer that the edge kept is lost; the door still knows.
    SERVER.database().read(sql -> sql.update("delete from idempotency_keys"));
    var again = api.send(
        api.request(CONTACTS).header("Idempotency-Key", "k1").POST(BodyPublishers.ofString(body)));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.text("contact.attributes.n")).isEqualTo("1");
  }

  @Test
  void an_erased_contact_leaves_nothing_behind() {
    SERVER.segment(
        api.workspace(), 1, "Has a canary", "{\"attribute\":\"note\",\"operator\":\"exists\"}");
    var made = api.send(api.request(CONTACTS)
        .header("Idempotency-Key", "canary key")
        .POST(BodyPublishers.ofString("""
            {"identifier": {"email": "canary-7361@example.com", "externalId": "canary-7361"},
             "attributes": {"note": "canary-7361"}}""")));
    api.post("/v1/events", """
        {"event": "seen", "identifier": {"email": "canary-7361@example.com"},
         "data": {"note": "canary-7361"}}""");
    var path = CONTACTS + "/" + made.text("contact.id");

    assertThat(tablesWith("canary-7361")).contains("contacts", "events", "idempotency_keys");
    assertThat(api.delete(path).status()).isEqualTo(204);

    assertThat(tablesWith("canary-7361")).isEmpty();
    assertThat(tablesWith(made.text("contact.id"))).isEmpty();
    assertThat(api.get(path).status()).isEqualTo(404);
    assertThat(api.delete(path).status()).isEqualTo(404);
  }

  private static List<String> tablesWith(String canary) {
    return SERVER.database().read(sql -> {
      var tables = sql.query(
          "select table_name from information_schema.tables where table_schema = 'public'",
          row -> row.text(1));
      return tables.stream()
          .filter(table -> sql.one(
              "select exists (select from " + table + " t where t::text like ? "
                  + "or t::text like ?)",
              row -> row.bool(1),
              "%" + canary + "%",
              // Bytes are printed in hexadecimal.
              "%" + HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8)) + "%"))
          .toList();
    });
  }

  @Test
  void a_suppressed_address_is_refused_and_kept_as_a_hash_only() {
    var made = upsert("gone-5521@example.com", "");
    api.delete(CONTACTS + "/" + made.text("contact.id") + "?suppress=true");

    var again = upsert("Gone-5521@example.com", "");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("type")).endsWith("/address-suppressed");
    assertThat(tablesWith("gone-5521")).isEmpty();
  }

  @Test
  void contacts_of_other_workspaces_do_not_exist() {
    var path = CONTACTS + "/" + upsert("own@example.com", "").text("contact.id");
    var other = SERVER.workspace();

    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.patch(path, "{}").status()).isEqualTo(404);
    assertThat(other.delete(path).status()).isEqualTo(404);
    assertThat(other.get(path + "/timeline").status()).isEqualTo(404);
    assertThat(other.get(path + "/segments").status()).isEqualTo(404);
    assertThat(other.get(path + "/export").status()).isEqualTo(404);
    assertThat(api.get(path).status()).isEqualTo(200);
  }
}
