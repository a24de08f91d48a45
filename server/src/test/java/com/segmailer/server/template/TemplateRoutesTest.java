package com.segmailer.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.http.Scope;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.workspace.Scopes;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateRoutesTest {

  private static final String TEMPLATES = "/api/v2/templates";
  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Templates");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private Reply create(String more) {
    return api.post(
        TEMPLATES,
        json("{'name': 'A', 'subject': 'S', 'body': '<p>{{ unsubscribe_url }}</p>'" + more + "}"));
  }

  private Reply patch(String id, String body, String ifMatch) {
    return api.send(api.request(TEMPLATES + "/" + id)
        .header("If-Match", ifMatch)
        .method("PATCH", BodyPublishers.ofString(json(body))));
  }

  @Test
  void changes_of_content_make_versions_and_changes_of_settings_do_not() {
    var topic =
        api.post("/api/v2/topics", json("{'name': 'News', 'mode': 'opt-out'}")).text("id");
    var id = create(", 'topic': '" + topic + "', 'fromEmail': 'a@example.com'").text("id");

    var renamed = api.patch(TEMPLATES + "/" + id, json("{'name': 'B', 'topic': null}"));
    var same = api.patch(TEMPLATES + "/" + id, json("{'subject': 'S'}"));
    var edited = api.patch(TEMPLATES + "/" + id, json("{'text': 'own', 'format': 'html'}"));
    var back = api.patch(TEMPLATES + "/" + id, json("{'text': null}"));

    assertThat(renamed.text("version")).isEqualTo("1");
    assertThat(renamed.text("topic")).isEqualTo("null");
    assertThat(renamed.text("fromEmail")).isEqualTo("a@example.com");
    assertThat(same.text("version")).isEqualTo("1");
    assertThat(edited.text("version")).isEqualTo("2");
    assertThat(back.text("version")).isEqualTo("3");
    assertThat(api.get(TEMPLATES + "/" + id + "/versions/2").text("text")).isEqualTo("own");
    assertThat(api.get(TEMPLATES + "/" + id + "/versions/4").status()).isEqualTo(404);
    assertThat(api.get(TEMPLATES + "/" + id + "/versions/x").status()).isEqualTo(404);
    var versions = api.get(TEMPLATES + "/" + id + "/versions?limit=2");
    assertThat(versions.text("data.0.version")).isEqualTo("3");
    assertThat(api.get(TEMPLATES + "/" + id + "/versions?cursor=" + versions.text("nextCursor"))
            .text("data.0.version"))
        .isEqualTo("1");
  }

  @Test
  void only_those_who_saw_the_latest_state_may_change_or_delete_it() {
    var created = create("");
    var id = created.text("id");
    var tag = created.header("ETag");

    var first = patch(id, "{'name': 'B'}", tag);
    var late = patch(id, "{'name': 'C'}", tag);
    var path = TEMPLATES + "/" + id;
    var lateDelete = api.send(api.request(path).header("If-Match", tag).DELETE());

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("ETag")).isNotEqualTo(tag);
    assertThat(late.status()).isEqualTo(412);
    assertThat(lateDelete.status()).isEqualTo(412);
    assertThat(api.get(path).header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.get(path).status()).isEqualTo(404);
    assertThat(api.get(path + "/versions").status()).isEqualTo(404);
    assertThat(api.delete(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
      , 'subject': 'a\\nb' ~ #/subject ~ must not contain line breaks or control characters
      , 'subject': ' ' ~ #/subject ~ must not be blank
      , 'subject': '{{ a' ~ #/subject ~ the output has no closing }} (line 1, column 1)
      , 'preheader': '{% if a %}' ~ #/preheader ~ if is not closed by endif (line 1, column 1)
      , 'text': '{{ a | nope }}' ~ #/text ~ there is no filter "nope" (line 1, column 8)
      , 'body': 'a\\n{% for %}' ~ #/body ~ a name is expected here, not the end (line 2, column 8)
      , 'format': 'mjml', 'body': '<p>' ~ #/body ~ has no <mjml> element
      , 'fromName': 'a\\r\\nBcc: x@example.com' ~ #/fromName ~ must not be blank or contain line breaks or control characters
      , 'fromEmail': 'nobody' ~ #/fromEmail ~
      , 'replyTo': 'a@example.com, b@example.com' ~ #/replyTo ~
      , 'trackOpens': 'yes' ~ #/trackOpens ~ must be true or false
      , 'format': 'markdown' ~ #/format ~
      , 'subjekt': 'x' ~ #/subjekt ~ is not known; did you mean "subject"?
      """)
  void what_is_wrong_is_refused_with_its_place(String more, String pointer, String detail) {
    var reply = api.post(TEMPLATES, merged(more));

    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.text("errors.0.pointer")).isEqualTo(pointer);
    if (detail != null) {
      assertThat(reply.text("errors.0.detail")).isEqualTo(detail);
    }
  }

  private static String merged(String more) {
    var body = new StringBuilder("{'name': 'A'");
    body.append(more.contains("'subject':") ? "" : ", 'subject': 'S'");
    body.append(more.contains("'body':") ? "" : ", 'body': 'B'");
    return json(body + more + "}");
  }

  @Test
  void a_large_template_is_refused() {
    var tooLong = create(", 'text': '" + "x".repeat(200_001) + "'");
    var path = api.request(TEMPLATES)
        .POST(BodyPublishers.ofString(
            "{\"body\": \"" + "x".repeat(600_000) + "\", \"name\": \"a\", \"subject\": \"b\"}"));

    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.text("errors.0.detail")).isEqualTo("must be at most 200000 characters long");
    assertThat(api.send(path).text("errors.0.pointer")).isEqualTo("#/body");
  }

  @Test
  void unknown_attributes_are_reported_with_what_was_meant_and_known_ones_are_not() {
    api.post(
        "/api/v2/contacts",
        json(
            "{'identifier': {'email': 'j@example.com'}, 'attributes': {'plan': 'pro', 'first name': 'x'}}"));

    var reply = create(", 'preheader': '{{ contact.plam }} {{ contact.attributes.plan }}"
        + " {{ contact[\\\"first name\\\"] }} {{ contact.email }} {{ plan }} {{ event.total }}"
        + " {% assign x = contact.createdAt %}{{ x.y }}'");

    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    assertThat(reply.text("warnings.0.message"))
        .isEqualTo("no contact has the attribute \"plam\" so far; did you mean \"plan\"?");
    assertThat(reply.text("warnings.0.column")).isEqualTo("4");
    assertThat(reply.text("warnings.1.message"))
        .isEqualTo("there is no variable \"plan\"; did you mean \"contact.plan\"?");
    assertThat(reply.text("warnings.2")).isEqualTo("null");
    var bare = api.post(TEMPLATES, json("{'name': 'A', 'subject': 'S', 'body': 'B'}"));
    assertThat(bare.text("warnings.0.message")).startsWith("has no link to unsubscribe");
  }

  @Test
  void a_preview_shows_a_real_contact_escaped() {
    api.post(
        "/api/v2/contacts",
        json("{'identifier': {'email': 'x@example.com', 'externalId': 'x1'},"
            + " 'attributes': {'firstName': '<b>Eve', 'timezone': 'Asia/Tokyo'}}"));
    var content = "'subject': 'Hi {{ contact.firstName }}', 'body': '<p>{{ contact.firstName }}"
        + " {{ contact.createdAt | date: \\\"%H:%M\\\" }} {{ workspace.name }}</p>'";

    var reply = api.post(
        TEMPLATES + "/preview", json("{" + content + ", 'contact': {'externalId': 'x1'}}"));
    var nobody = api.post(
        TEMPLATES + "/preview", json("{" + content + ", 'contact': {'externalId': 'x2'}}"));
    var both = api.post(
        TEMPLATES + "/preview",
        json("{" + content + ", 'contact': {'externalId': 'x1', 'email': 'y@example.com'}}"));
    var sample = api.post(TEMPLATES + "/preview", json("{" + content + "}"));

    assertThat(reply.text("subject")).isEqualTo("Hi <b>Eve");
    assertThat(reply.text("html")).isEqualTo("<p>&lt;b&gt;Eve 21:00 Templates</p>");
    assertThat(reply.text("text")).isEqualTo("<b>Eve 21:00 Templates\n");
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(both.status()).isEqualTo(404);
    assertThat(sample.text("subject")).isEqualTo("Hi Jane");
  }

  @Test
  void a_preview_with_a_contact_needs_the_scope_for_contacts() {
    var id = create("").text("id");
    var reader = SERVER.client(api.workspace(), new Scopes(false, Set.of(Scope.TEMPLATES_READ)));

    var reply = reader.post(
        TEMPLATES + "/" + id + "/preview", json("{'contact': {'email': 'x@example.com'}}"));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text("scope")).isEqualTo("contacts:read");
    assertThat(reader.post(TEMPLATES + "/" + id + "/preview", "").status()).isEqualTo(200);
  }

  @Test
  void a_hostile_template_fails_in_its_preview_with_a_reason() {
    var doubling = "{% assign s = s | append: s %}".repeat(40);
    var reply = api.post(
        TEMPLATES + "/preview",
        json("{'subject': 'S', 'body': '{% assign s = 1234567890 %}\\n" + doubling + "'}"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("errors.0.detail"))
        .isEqualTo("a text has more than 500000 characters (line 2 of the compiled html)");
  }
}
