package com.segmailer.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A PATCH that says what is there already changes nothing: neither the tag nor when it was changed. */
final class UnchangedPatchTest {

  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Unchanged");

  /** Resources, how one is made, and what is said of it again. */
  private enum Resource {
    WORKSPACE("/api/v2/workspace", "", """
        {"name": "NAME", "timeZone": "UTC", "sendRate": null}"""),
    CONTACT("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "attributes": {"firstName": "NAME", "n": 1}}""", """
        {"attributes": {"firstName": "NAME", "n": 1, "absent": null}}"""),
    SEGMENT("/api/v2/segments", """
        {"name": "NAME", "condition": {"attribute": "plan", "operator": "exists"}}""", """
        {"name": "NAME", "description": "", "condition": {"attribute": "plan", "operator": "exists"}}"""),
    TOPIC("/api/v2/topics", """
        {"name": "NAME", "mode": "opt-out"}""", """
        {"name": "NAME", "mode": "opt-out"}"""),
    TEMPLATE("/api/v2/templates", """
        {"name": "NAME", "subject": "Hi", "body": "<p>Hi</p>", "fromEmail": "a@example.com"}""", """
        {"name": "NAME", "subject": "Hi", "body": "<p>Hi</p>", "fromEmail": "a@example.com"}"""),
    CAMPAIGN("/api/v2/campaigns", """
        {"name": "NAME", "audience": {"condition": {"attribute": "plan", "operator": "exists"}},
         "content": {"template": "TEMPLATE"}, "throttle": 100}""", """
        {"name": "NAME", "audience": {"condition": {"attribute": "plan", "operator": "exists"}},
         "content": {"template": "TEMPLATE"}, "throttle": 100}"""),
    WORKFLOW("/api/v2/workflows", """
        {"name": "NAME", "definition": {"triggers": [{"type": "contactCreated"}], "steps": {}}}""", """
        {"name": "NAME", "definition": {"triggers": [{"type": "contactCreated"}], "steps": {}}}"""),
    WEBHOOK("/api/v2/webhooks", """
        {"url": "https://hooks.example.com/in", "description": "NAME", "types": ["email.sent"]}""", """
        {"url": "https://hooks.example.com/in", "description": "NAME", "types": ["email.sent"],
         "enabled": true}""");

    private final String path;
    private final String made;
    private final String said;

    Resource(String path, String made, String said) {
      this.path = path;
      this.made = made;
      this.said = said;
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  /** The path of a new one. */
  private String make(Resource resource, String template) {
    if (resource == Resource.WORKSPACE) {
      api.patch(resource.path, resource.said.replace("NAME", "Old"));
      return resource.path;
    }
    var made =
        api.post(resource.path, resource.made.replace("NAME", "Old").replace("TEMPLATE", template));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return resource.path + "/"
        + (resource == Resource.CONTACT ? made.text("contact.id") : made.text("id"));
  }

  private ApiClient.Reply patched(String path, String body) {
    var reply = api.patch(path, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply;
  }

  @ParameterizedTest
  @EnumSource
  void what_is_there_already_moves_nothing(Resource resource) {
    var template = api.post(Resource.TEMPLATE.path, Resource.TEMPLATE.made).text("id");
    var path = make(resource, template);
    var said = resource.said.replace("TEMPLATE", template);
    var before = settled(path);
    SERVER.clock().advance(Duration.ofMinutes(1));

    var nothing = patched(path, "{}");
    var same = patched(path, said.replace("NAME", "Old"));

    var after = api.get(path);
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    assertThat(List.of(nothing.header("ETag"), same.header("ETag")))
        .containsOnly(before.header("ETag"));

    var other = patched(path, said.replace("NAME", "New"));
    assertThat(api.get(path).body()).isNotEqualTo(before.body());
    if (resource != Resource.WORKFLOW) {
      // A workflow says its revision instead.
      assertThat(other.header("ETag")).isNotEmpty().isNotEqualTo(before.header("ETag"));
    }
  }

  /** As it is when nobody works on it any more. */
  private ApiClient.Reply settled(String path) {
    await().until(() -> !api.get(path).text("state").equals("building"));
    return api.get(path);
  }

  @Test
  void a_choice_that_was_made_already_moves_nothing() {
    var topic = api.post(Resource.TOPIC.path, Resource.TOPIC.made).text("id");
    var path = make(Resource.CONTACT, "");
    var choice = "{\"topics\": {\"" + topic + "\": false}}";
    patched(path + "/topics", choice);
    var before = api.get(path);
    SERVER.clock().advance(Duration.ofMinutes(1));

    patched(path + "/topics", choice);

    assertThat(api.get(path).body()).isEqualTo(before.body());
    assertThat(api.get(path).header("ETag")).isEqualTo(before.header("ETag"));
  }

  @Test
  void all_that_can_be_patched_is_tried() {
    var tried = Arrays.stream(Resource.values())
        .map(one -> one == Resource.WORKSPACE ? one.path : one.path + "/{id}")
        .collect(Collectors.toSet());
    tried.add("/api/v2/contacts/{id}/topics");

    assertThat(SERVER.routes().stream()
            .filter(route -> route.method() == Method.PATCH)
            .map(Route::template))
        .containsExactlyInAnyOrderElementsOf(tried);
  }
}
