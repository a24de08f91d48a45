package com.segmailer.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.Repeating;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request made is not made again by its repetition, whatever became of the first answer. */
final class RepeatedMakingTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Making");
  private final Repeating caller = new Repeating(server, api);

  @AfterEach
  void stop() {
    server.close();
  }

  private int listed(String path) {
    return ((Value.Array) api.get(path).at("data")).items().size();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      segments  | {"name": "List", "type": "manual"}
      templates | {"name": "T", "subject": "Hi", "body": "<p>Hi</p>"}
      topics    | {"name": "News", "mode": "opt-in"}
      webhooks  | {"url": "https://example.com/hook", "types": ["contact.created"]}
      domains   | {"domain": "mail.example.com"}
      workflows | {"name": "W"}
      api-keys  | {"name": "K", "scopes": ["full"]}
      """)
  void what_was_made_is_found_again(String kind, String body) {
    var path = "/api/v2/" + kind;
    int before = listed(path);
    var first = caller.post(path, body);

    var second = caller.again(path, body);

    assertMadeOnce(first, second);
    assertThat(listed(path)).isEqualTo(before + 1);
  }

  @Test
  void a_key_that_has_expired_meanwhile_is_found_again() {
    var soon = server.clock().instant().plusSeconds(30);
    var body = "{\"name\": \"K\", \"scopes\": [\"full\"], \"expiresAt\": \"%s\"}".formatted(soon);
    var first = caller.post("/api/v2/api-keys", body);

    assertMadeOnce(first, caller.again("/api/v2/api-keys", body));
  }

  private static void assertMadeOnce(ApiClient.Reply first, ApiClient.Reply second) {
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(second.status()).as(second.body()).isEqualTo(201);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void a_campaign_is_made_and_copied_once() {
    var template = api.post("/api/v2/templates", """
        {"name": "T", "subject": "Hi", "body": "<p>Hi</p>"}""");
    var made = api.post("/api/v2/campaigns", """
        {"name": "C", "content": {"template": "%s"},
         "audience": {"condition": {"attribute": "plan", "operator": "exists"}}}""".formatted(template.text("id")));
    var path = "/api/v2/campaigns/" + made.text("id") + "/duplicate";
    var first = caller.post(path, "");

    var second = caller.again(path, "");

    assertMadeOnce(first, second);
    assertThat(listed("/api/v2/campaigns")).isEqualTo(2);
  }

  @Test
  void a_key_is_rotated_once_and_its_text_not_shown_again() {
    var key = api.post("/api/v2/api-keys", "{\"name\": \"K\", \"scopes\": [\"full\"]}");
    var path = "/api/v2/api-keys/" + key.text("id") + "/rotate";
    int before = listed("/api/v2/api-keys");
    var first = caller.post(path, "");

    var second = caller.again(path, "");

    assertThat(second.status()).as(second.body()).isEqualTo(201);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(second.text("key")).isEqualTo("null");
    assertThat(listed("/api/v2/api-keys")).isEqualTo(before + 1);
  }

  @Test
  void a_recipe_is_installed_once() {
    var path =
        "/api/v2/workflows/recipes/" + api.get("/api/v2/workflows/recipes").text("data.0.name");
    var first = caller.post(path, "");

    var second = caller.again(path, "");

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(listed("/api/v2/workflows")).isEqualTo(1);
  }
}
