package com.segmailer.server.workspace;

import static com.segmailer.server.workspace.TestApi.json;
import static com.segmailer.server.workspace.TestApi.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.Router;
import com.segmailer.server.json.Json;
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
  void quiet_hours_and_a_cap_are_set_replaced_as_a_whole_and_lifted() throws Exception {
    String key = api.newWorkspace("limits");
    var nothing = json(api.get(key, PATH));
    assertThat(nothing.get("quietHours")).isEqualTo(Value.NULL);
    assertThat(nothing.get("frequencyCap")).isEqualTo(Value.NULL);

    api.patch(key, PATH, """
        {"quietHours": {"from": "21:00", "to": "08:00", "wholeDays": ["sunday", "saturday"]},
         "frequencyCap": {"messages": 3, "per": "7d"}}""");
    var kept = json(api.patch(key, PATH, "{\"name\":\"limits 2\"}"));
    assertThat(Json.print(kept.get("quietHours")))
        .isEqualTo("{\"from\":\"21:00\",\"to\":\"08:00\",\"wholeDays\":[\"saturday\",\"sunday\"]}");
    assertThat(Json.print(kept.get("frequencyCap")))
        .isEqualTo("{\"messages\":3,\"per\":\"7d\",\"then\":\"wait\"}");

    api.patch(key, PATH, "{\"quietHours\": {\"wholeDays\": [\"sunday\"]}, \"frequencyCap\": null}");
    var replaced = json(api.get(key, PATH));
    assertThat(Json.print(replaced.get("quietHours")))
        .isEqualTo("{\"from\":null,\"to\":null,\"wholeDays\":[\"sunday\"]}");
    assertThat(replaced.get("frequencyCap")).isEqualTo(Value.NULL);
    var back = Json.print(replaced.get("quietHours"));
    assertThat(json(api.patch(key, PATH, "{\"quietHours\": " + back + "}"))).isEqualTo(replaced);
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
        "{\"sendRate\":0} | #/sendRate | from 1 to 10000",
        "{\"quietHours\":{}} | #/quietHours | needs from and to, or wholeDays",
        "{\"quietHours\":true} | #/quietHours | must be an object",
        "{\"quietHours\":{\"from\":\"21:00\"}} | #/quietHours/to | is required, since from is given",
        "{\"quietHours\":{\"to\":\"8:00\"}} | #/quietHours/to | must be a time such as 21:00",
        "{\"quietHours\":{\"from\":\"24:30\",\"to\":\"08:00\"}} | #/quietHours/from | must be a time",
        "{\"quietHours\":{\"from\":\"08:00\",\"to\":\"08:00\"}} | #/quietHours/to | must differ",
        "{\"quietHours\":{\"form\":\"08:00\"}} | #/quietHours/form | did you mean \\\"from\\\"",
        "{\"quietHours\":{\"wholeDays\":[]}} | #/quietHours/wholeDays | must not be empty",
        "{\"quietHours\":{\"wholeDays\":[\"monday\",\"funday\"]}} | #/quietHours/wholeDays/1 | one of monday",
        "{\"quietHours\":{\"wholeDays\":[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]}}"
            + " | #/quietHours/wholeDays | must leave at least one day",
        "{\"frequencyCap\":{\"per\":\"1d\"}} | #/frequencyCap/messages | is required",
        "{\"frequencyCap\":{\"messages\":0,\"per\":\"1d\"}} | #/frequencyCap/messages | from 1 to 100",
        "{\"frequencyCap\":{\"messages\":101,\"per\":\"1d\"}} | #/frequencyCap/messages | from 1 to 100",
        "{\"frequencyCap\":{\"messages\":1}} | #/frequencyCap/per | is required",
        "{\"frequencyCap\":{\"messages\":1,\"per\":\"30s\"}} | #/frequencyCap/per | from 1m to 366d",
        "{\"frequencyCap\":{\"messages\":1,\"per\":\"1mo\"}} | #/frequencyCap/per | from 1m to 366d",
        "{\"frequencyCap\":{\"messages\":1,\"per\":\"1d\",\"then\":\"queue\"}} | #/frequencyCap/then | must be one of"
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
