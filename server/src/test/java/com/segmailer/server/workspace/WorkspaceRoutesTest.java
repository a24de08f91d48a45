package com.segmailer.server.workspace;

import static com.segmailer.server.workspace.TestApi.json;
import static com.segmailer.server.workspace.TestApi.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.Router;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkspaceRoutesTest {

  private static final String PATH = "/api/v2/workspace";
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
  void a_new_workspace_is_ready_for_the_engine() {
    api.newWorkspace("ready");

    int id =
        api.database.read(sql -> api.workspaces.byName(sql, "ready").getFirst()).id();
    long version = api.database.read(sql -> sql.one(
        "select version from definition_versions join contact_counts using"
            + " (workspace_id) where workspace_id = ? and contacts = 0",
        row -> row.bigint(1),
        id));
    assertThat(version).isZero();
  }

  @Test
  void a_key_sees_its_own_workspace() throws Exception {
    String key = api.newWorkspace("mine");

    var shown = api.get(key, PATH);

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(text(shown, "id")).startsWith("ws_");
    assertThat(text(shown, "name")).isEqualTo("mine");
    assertThat(text(shown, "timeZone")).isEqualTo("UTC");
    assertThat(json(shown).get("contactLimit")).isEqualTo(Value.Decimal.of(500));
    assertThat(json(shown).get("eventRetentionDays")).isEqualTo(Value.NULL);
  }

  @Test
  void settings_change_one_by_one() throws Exception {
    String key = api.newWorkspace("before");

    api.patch(key, PATH, "{\"name\":\"after\"}");
    api.patch(key, PATH, "{\"eventRetentionDays\":90}");
    var kept = api.patch(key, PATH, "{}");
    var cleared = api.patch(key, PATH, "{\"eventRetentionDays\":null}");

    assertThat(text(kept, "name")).isEqualTo("after");
    assertThat(json(kept).get("eventRetentionDays")).isEqualTo(Value.Decimal.of(90));
    assertThat(json(cleared).get("eventRetentionDays")).isEqualTo(Value.NULL);
    assertThat(json(api.get(key, PATH))).isEqualTo(json(cleared));
  }

  @Test
  void a_rate_of_sending_is_set_and_lifted() throws Exception {
    String key = api.newWorkspace("rate");

    var set = api.patch(key, PATH, "{\"sendRate\":25}");
    var kept = api.patch(key, PATH, "{\"name\":\"rate 2\"}");
    var lifted = api.patch(key, PATH, "{\"sendRate\":null}");

    assertThat(json(set).get("sendRate")).isEqualTo(Value.Decimal.of(25));
    assertThat(json(kept).get("sendRate")).isEqualTo(Value.Decimal.of(25));
    assertThat(json(lifted).get("sendRate")).isEqualTo(Value.NULL);
  }

  @Test
  void only_another_time_zone_changes_what_the_engine_decides_with() throws Exception {
    String key = api.newWorkspace("zones");
    int id = Integer.parseInt(text(api.get(key, PATH), "id").substring(3));

    api.patch(key, PATH, "{\"name\":\"zones 2\",\"timeZone\":\"UTC\"}");
    assertThat(api.definitionsChanged).doesNotContain(id);

    api.patch(key, PATH, "{\"timeZone\":\"Europe/Berlin\"}");
    assertThat(api.definitionsChanged).containsOnlyOnce(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"timeZone\":\"Europe/Berln\"} | #/timeZone | did you mean \\\"Europe/Berlin\\\"",
        "{\"timeZone\":\"+02:00\"} | #/timeZone | must be a time zone",
        "{\"contactLimit\":1} | #/contactLimit | is read-only",
        "{\"id\":\"ws_7\"} | #/id | is read-only",
        "{\"workspaceId\":7} | #/workspaceId | is not known",
        "{\"nmae\":\"x\"} | #/nmae | did you mean \\\"name\\\"",
        "{\"name\":\"  \"} | #/name | must not be blank",
        "{\"eventRetentionDays\":0} | #/eventRetentionDays | from 1 to 36500",
        "{\"sendRate\":0} | #/sendRate | from 1 to 10000"
      })
  void what_does_not_fit_is_refused(String body, String pointer, String detail) throws Exception {
    String key = api.newWorkspace("strict");

    var refused = api.patch(key, PATH, body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"pointer\":\"" + pointer + "\"").contains(detail);
  }

  @Test
  void of_two_changes_with_one_tag_the_second_is_refused() throws Exception {
    String key = api.newWorkspace("tagged");
    String tag = api.get(key, PATH).headers().firstValue("ETag").orElseThrow();

    assertThat(patchIf(key, tag, "{\"name\":\"one\"}")).isEqualTo(200);
    assertThat(patchIf(key, tag, "{\"name\":\"two\"}")).isEqualTo(412);
    assertThat(text(api.get(key, PATH), "name")).isEqualTo("one");
  }

  private static int patchIf(String key, String tag, String body) throws Exception {
    var request = api.request(key, PATH).header("If-Match", tag);
    return api.send(request.method("PATCH", BodyPublishers.ofString(body))).statusCode();
  }
}
