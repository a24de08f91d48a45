package com.segmailer.server.workspace;

import static com.segmailer.server.workspace.TestApi.json;
import static com.segmailer.server.workspace.TestApi.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.Router;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiKeyRoutesTest {

  private static final String PATH = "/api/v2/api-keys";
  private static TestApi api;

  @BeforeAll
  static void start() throws Exception {
    api = new TestApi(new Router());
  }

  @AfterAll
  static void stop() throws Exception {
    api.close();
  }

  @Test
  void a_key_is_shown_once_and_kept_as_a_hash() throws Exception {
    String full = api.newWorkspace("once");

    var created = create(full, "[\"segments:read\",\"contacts:read\"]");

    String key = text(created, "key");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(text(created, "hint")).isEqualTo(key.substring(key.length() - 4));
    assertThat(json(created).get("scopes"))
        .isEqualTo(new Value.Array(
            List.of(new Value.Text("contacts:read"), new Value.Text("segments:read"))));
    var shown = api.get(full, created.headers().firstValue("Location").orElseThrow());
    assertThat(shown.body()).doesNotContain(key).doesNotContain("\"key\"");
    assertThat(text(shown, "id")).isEqualTo(text(created, "id"));
    long stored = api.database.read(sql -> sql.one(
        "select count(*) from api_keys where api_keys::text like ?",
        row -> row.bigint(1),
        "%" + key.substring(8) + "%"));
    assertThat(stored).isZero();
  }

  @Test
  void a_key_may_do_what_its_scopes_say_and_no_more() throws Exception {
    String full = api.newWorkspace("scopes");
    String reader = text(create(full, "[\"keys:read\"]"), "key");

    assertThat(api.get(reader, PATH).statusCode()).isEqualTo(200);
    var refused = create(reader, "[\"keys:read\"]");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(text(refused, "scope")).isEqualTo("keys:write");
    assertThat(api.get(reader, "/api/v2/workspace").statusCode()).isEqualTo(403);
  }

  @Test
  void a_key_never_grants_more_than_it_has_neither_by_creating_nor_by_rotating() throws Exception {
    String full = api.newWorkspace("grants");
    String writer = text(create(full, "[\"keys:read\",\"keys:write\"]"), "key");
    String fullId = text(create(full, "[\"full\"]"), "id");

    var created = create(writer, "[\"contacts:read\"]");
    var rotated = api.post(writer, PATH + "/" + fullId + "/rotate", "");

    assertThat(created.statusCode()).isEqualTo(403);
    assertThat(text(created, "scope")).isEqualTo("contacts:read");
    assertThat(create(writer, "[\"full\"]").statusCode()).isEqualTo(403);
    assertThat(rotated.statusCode()).isEqualTo(403);
    assertThat(create(writer, "[\"keys:read\"]").statusCode()).isEqualTo(201);
  }

  @Test
  void a_revoked_key_stops_at_once() throws Exception {
    String full = api.newWorkspace("revoke");
    var created = create(full, "[\"full\"]");
    String key = text(created, "key");
    assertThat(api.get(key, PATH).statusCode()).isEqualTo(200);

    assertThat(api.delete(full, PATH + "/" + text(created, "id")).statusCode()).isEqualTo(204);

    assertThat(api.get(key, PATH).statusCode()).isEqualTo(401);
    var shown = api.get(full, PATH + "/" + text(created, "id"));
    assertThat(text(shown, "revokedAt")).isEqualTo(api.clock.instant().toString());
    assertThat(api.delete(full, PATH + "/" + text(created, "id")).statusCode()).isEqualTo(204);
    assertThat(api.post(full, PATH + "/" + text(created, "id") + "/rotate", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_rotated_key_stays_good_for_the_overlap() throws Exception {
    String full = api.newWorkspace("rotate");
    var old = create(full, "[\"keys:read\"]");

    var rotated =
        api.post(full, PATH + "/" + text(old, "id") + "/rotate", "{\"overlapSeconds\":7200}");

    assertThat(rotated.statusCode()).isEqualTo(201);
    assertThat(json(rotated).get("scopes")).isEqualTo(json(old).get("scopes"));
    api.clock.advance(Duration.ofMinutes(119));
    assertThat(api.get(text(old, "key"), PATH).statusCode()).isEqualTo(200);
    assertThat(api.get(text(rotated, "key"), PATH).statusCode()).isEqualTo(200);
    api.clock.advance(Duration.ofMinutes(1));
    assertThat(api.get(text(old, "key"), PATH).statusCode()).isEqualTo(401);
    assertThat(api.get(text(rotated, "key"), PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void without_being_told_the_overlap_is_a_day_and_never_longer_than_the_key() throws Exception {
    String full = api.newWorkspace("overlap");
    var old = create(full, "[\"keys:read\"]");
    Instant soon = api.clock.instant().plusSeconds(60);
    var short1 = api.post(full, PATH, body("[\"keys:read\"]", ",\"expiresAt\":\"" + soon + "\""));

    api.post(full, PATH + "/" + text(old, "id") + "/rotate", "");
    api.post(full, PATH + "/" + text(short1, "id") + "/rotate", "");

    assertThat(text(api.get(full, PATH + "/" + text(old, "id")), "expiresAt"))
        .isEqualTo(api.clock.instant().plus(Duration.ofHours(24)).toString());
    assertThat(text(api.get(full, PATH + "/" + text(short1, "id")), "expiresAt"))
        .isEqualTo(soon.toString());
  }

  @Test
  void an_expired_key_is_refused_and_an_expiry_in_the_past_too() throws Exception {
    String full = api.newWorkspace("expiry");
    Instant soon = api.clock.instant().plusSeconds(10);
    var created = api.post(full, PATH, body("[\"full\"]", ",\"expiresAt\":\"" + soon + "\""));

    assertThat(api.get(text(created, "key"), PATH).statusCode()).isEqualTo(200);
    api.clock.advance(Duration.ofSeconds(10));
    assertThat(api.get(text(created, "key"), PATH).statusCode()).isEqualTo(401);
    assertThat(api.post(full, PATH, body("[\"full\"]", ",\"expiresAt\":\"2020-01-01T00:00:00Z\""))
            .body())
        .contains("must be in the future");
  }

  @Test
  void last_use_is_stored_off_the_path_of_requests() throws Exception {
    String full = api.newWorkspace("uses");
    var created = create(full, "[\"full\"]");
    String path = PATH + "/" + text(created, "id");
    api.get(text(created, "key"), PATH);
    assertThat(json(api.get(full, path)).get("lastUsedAt")).isEqualTo(Value.NULL);

    assertThat(api.keys.storeUses()).isPositive();

    assertThat(text(api.get(full, path), "lastUsedAt"))
        .isEqualTo(api.clock.instant().toString());
  }

  @Test
  void the_list_is_paged_and_its_cursors_are_no_good_elsewhere() throws Exception {
    String full = api.newWorkspace("pages");
    String other = api.newWorkspace("other pages");
    for (int i = 0; i < 6; i++) {
      create(full, "[\"full\"]");
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      var page = api.get(full, PATH + "?limit=3" + cursor);
      for (Value key : ((Value.Array) json(page).get("data")).items()) {
        seen.add(((Value.Dict) key).get("id").toString());
      }
      cursor = "&cursor=" + text(page, "nextCursor");
      if (seen.size() == 3) {
        assertThat(api.get(other, PATH + "?limit=3" + cursor).body()).contains("invalid-cursor");
      }
    } while (!cursor.equals("&cursor="));

    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void keys_of_other_workspaces_are_not_found() throws Exception {
    String mine = api.newWorkspace("mine");
    String id = text(create(api.newWorkspace("theirs"), "[\"full\"]"), "id");

    assertThat(api.get(mine, PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(api.delete(mine, PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(api.post(mine, PATH + "/" + id + "/rotate", "").statusCode()).isEqualTo(404);
    assertThat(api.get(mine, PATH + "/" + new UUID(1, 2)).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | at least one",
        "[\"contact:read\"] | did you mean \\\"contacts:read\\\"",
        "[7] | must be one of",
        "\"full\" | must be an array"
      })
  void scopes_that_do_not_exist_are_refused(String scopes, String detail) throws Exception {
    var refused = create(api.newWorkspace("typos"), scopes);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(detail).contains("#/scopes");
  }

  private static HttpResponse<String> create(String key, String scopes) throws Exception {
    return api.post(key, PATH, body(scopes, ""));
  }

  private static String body(String scopes, String more) {
    return "{\"name\":\"test\",\"scopes\":" + scopes + more + "}";
  }
}
