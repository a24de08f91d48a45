package com.segmailer.server.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.http.Scope;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import com.segmailer.server.workspace.Scopes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportRoutesTest {

  private static final String IMPORTS = "/api/v2/imports";
  private static final ApiServer SERVER = ApiServer.start();

  private final ApiClient api = SERVER.workspace();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private ApiClient.Reply csv(String query, String file) {
    return api.send(api.request(IMPORTS + query)
        .header("Content-Type", "text/csv; charset=utf-8")
        .POST(BodyPublishers.ofString(file)));
  }

  @Test
  void a_file_is_taken_applied_and_told_about() {
    var taken = csv("?fileName=three.csv", """
        email,firstName
        carl@example.com,Carl
        not an address,Nobody
        dora@example.com,Dora
        """);
    SERVER.runImports();
    var path = IMPORTS + "/" + taken.text("id");
    var done = api.get(path);

    assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    assertThat(taken.header("Location")).isEqualTo(path);
    assertThat(taken.text("state")).isEqualTo("queued");
    assertThat(done.text("state") + done.text("fileName")).isEqualTo("completedthree.csv");
    assertThat(done.text("rows"))
        .isEqualTo("{\"read\":3,\"created\":2,\"updated\":0,\"unchanged\":0,\"failed\":1}");
    var errors = api.get(path + "/errors");
    assertThat(errors.lines()).hasSize(1);
    assertThat(errors.body())
        .contains("\"row\":3", "#/identifier/email", "has no @ sign")
        .doesNotContain("not an address");
    assertThat(api.get(path + "/errors?format=csv").body())
        .startsWith("row,code,pointer,detail\r\n3,validation-failed,");
    assertThat(api.send(api.request(path + "/cancel").POST(BodyPublishers.noBody()))
            .text("state"))
        .isEqualTo("completed");
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.get(path).status()).isEqualTo(404);
  }

  @Test
  void who_has_left_stays_away_unless_the_import_says_that_they_come_back() {
    csv("", "email,subscribed\nleft@example.com,false\n");
    SERVER.runImports();
    var path = "/api/v2/contacts?email=left@example.com";

    csv("", "email,subscribed\nleft@example.com,true\n");
    ndjson("", "{\"identifier\": {\"email\": \"left@example.com\"}, \"subscribed\": true}\n");
    SERVER.runImports();
    var kept = api.get(path);
    csv("?resubscribe=true", "email,subscribed\nleft@example.com,true\n");
    SERVER.runImports();
    var back = api.get(path);

    assertThat(kept.text("data.0.subscribed")).isEqualTo("false");
    assertThat(back.text("data.0.subscribed")).isEqualTo("true");
    var export = api.get("/api/v2/contacts/" + back.text("data.0.id") + "/export");
    assertThat(export.body()).contains("\"import\"", "\"resubscribing-import\"");
  }

  private void ndjson(String query, String lines) {
    assertThat(api.ndjson(IMPORTS + query, lines).status()).isEqualTo(202);
  }

  @Test
  void the_list_begins_with_the_latest_and_goes_on() {
    var first = csv("", "email\na@example.com\n").text("id");
    var second = csv("", "email\nb@example.com\n").text("id");

    var page = api.get(IMPORTS + "?limit=1");
    var rest = api.get(IMPORTS + "?limit=1&cursor=" + page.text("nextCursor"));

    assertThat(page.text("data.0.id")).isEqualTo(second);
    assertThat(rest.text("data.0.id")).isEqualTo(first);
    assertThat(rest.text("nextCursor")).isEqualTo("null");
  }

  @Test
  void a_queued_import_can_be_cancelled() {
    var path = IMPORTS + "/" + csv("", "email\nnever@example.com\n").text("id");

    var cancelled = api.send(api.request(path + "/cancel").POST(BodyPublishers.noBody()));
    SERVER.runImports();

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(api.get(path).text("state")).isEqualTo("cancelled");
    assertThat(api.get(path).text("rows.read")).isEqualTo("0");
  }

  @Test
  void what_cannot_be_read_is_refused_with_its_reason() {
    var badMapping = csv("?mapping=" + URLEncoder.encode("{\"a\":\"plan\"}", UTF_8), "a\n");
    var notThere = csv("?mapping=" + URLEncoder.encode("{\"emial\":\"email\"}", UTF_8), "email\n");
    var json = api.post(IMPORTS, "{}");
    var empty = csv("", "");
    var unknown = csv("?delimeter=tab", "email\n");
    var wide = csv("", "email" + ",".repeat(20_000) + "\n");

    assertThat(badMapping.status()).isEqualTo(422);
    assertThat(badMapping.text("errors.0.parameter")).isEqualTo("mapping");
    assertThat(notThere.text("errors.0.detail")).contains("did you mean \"email\"?");
    assertThat(json.status()).isEqualTo(415);
    assertThat(empty.status()).isEqualTo(422);
    assertThat(unknown.text("errors.0.detail")).contains("did you mean \"delimiter\"?");
    assertThat(wide.status()).as(wide.body()).isEqualTo(422);
    assertThat(wide.text("errors.0.detail")).contains("more than 1000 columns");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "application/octet-stream",
        "application/csv",
        "text/csv"
      })
  void a_file_cannot_be_covered_by_an_idempotency_key(String type) {
    var file = BodyPublishers.ofString("email\nkey@example.com\n");
    var request = api.request(IMPORTS + "?format=csv").header("Content-Type", type);

    var refused = api.send(request.header("Idempotency-Key", "file " + type).POST(file));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("type")).endsWith("/idempotency-key-unsupported");
  }

  @Test
  void a_compressed_file_is_taken_and_a_broken_one_is_not() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write("{\"identifier\":{\"email\":\"zip@example.com\"}}".getBytes(UTF_8));
    }
    var whole = gzipped(bytes.toByteArray());
    var half = gzipped(java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));

    assertThat(whole.status()).as(whole.body()).isEqualTo(202);
    assertThat(half.status()).as(half.body()).isEqualTo(400);
  }

  private ApiClient.Reply gzipped(byte[] bytes) {
    return api.send(api.request(IMPORTS)
        .header("Content-Type", "application/x-ndjson")
        .header("Content-Encoding", "gzip")
        .POST(BodyPublishers.ofByteArray(bytes)));
  }

  @Test
  void one_more_than_may_be_open_is_refused_until_another_has_ended() {
    var elsewhere = SERVER.workspace();
    var first = csv("", "email\nd@example.com\n").text("id");
    for (int i = 1; i < ImportStore.MOST_OPEN; i++) {
      csv("", "email\nd@example.com\n");
    }

    var refused = csv("", "email\nd@example.com\n");
    var other = elsewhere.ndjson(IMPORTS, "{\"identifier\": {\"email\": \"d@example.com\"}}\n");
    api.post(IMPORTS + "/" + first + "/cancel", "");
    var taken = csv("", "email\nd@example.com\n");

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.text("type")).endsWith("/conflict");
    assertThat(refused.text("detail")).contains("20 imports that have not ended");
    assertThat(other.status()).isEqualTo(202);
    assertThat(taken.status()).isEqualTo(202);
  }

  @Test
  void others_imports_do_not_exist_and_scopes_count() {
    var path = IMPORTS + "/" + csv("", "email\nc@example.com\n").text("id");
    var other = SERVER.workspace();
    var reader = SERVER.client(api.workspace(), new Scopes(false, Set.of(Scope.IMPORTS_READ)));

    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.get(path + "/errors").status()).isEqualTo(404);
    assertThat(other.delete(path).status()).isEqualTo(404);
    assertThat(other.post(path + "/cancel", "").status()).isEqualTo(404);
    assertThat(reader.delete(path).status()).isEqualTo(403);
    assertThat(reader.get(path).status()).isEqualTo(200);
  }
}
