package com.segmailer.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.definition.Referrers;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TemplatesTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final RenderFacts NOTHING =
      new RenderFacts(Value.Dict.EMPTY, Instant.EPOCH, ZoneId.of("UTC"));

  private final ApiClient api = SERVER.workspace("Templates");
  private final Templates templates = new Templates(SERVER.database(), Referrers.NONE);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private UUID created(String subject) {
    return UUID.fromString(api.post(
            "/api/v2/templates",
            "{\"name\": \"A\", \"body\": \"<p>b</p>\", \"subject\": \"" + subject + "\"}")
        .text("id"));
  }

  @Test
  void each_version_is_rendered_as_it_was() {
    var id = created("one");
    api.patch("/api/v2/templates/" + id, "{\"subject\": \"two {{ 1 | plus: 1 }}\"}");
    int workspace = api.workspace();

    var current = SERVER.database().read(sql -> Templates.currentVersion(sql, workspace, id));

    assertThat(current).hasValue(2);
    assertThat(templates.render(workspace, id, 1, NOTHING))
        .isEqualTo(new Rendered.Message("one", "<p>b</p>", "b\n"));
    assertThat(templates.render(workspace, id, 2, NOTHING))
        .isEqualTo(new Rendered.Message("two 2", "<p>b</p>", "b\n"));
    assertThat(templates.render(workspace, id, 2, NOTHING))
        .isEqualTo(new Rendered.Message("two 2", "<p>b</p>", "b\n"));
  }

  @Test
  void what_is_not_there_is_missing_also_from_another_workspace() {
    var id = created("one");
    int workspace = api.workspace();

    assertThat(templates.render(workspace, id, 2, NOTHING)).isEqualTo(new Rendered.Missing());
    assertThat(templates.render(workspace + 1, id, 1, NOTHING)).isEqualTo(new Rendered.Missing());
    var elsewhere = SERVER.database().read(sql -> Templates.currentVersion(sql, workspace + 1, id));
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void failures_are_values() {
    var id = created("{{ 1 | divided_by: 0 }}");
    var broken = new InlineContent(Format.HTML, "s", "", "{{", Optional.empty());

    assertThat(templates.render(api.workspace(), id, 1, NOTHING))
        .isEqualTo(new Rendered.Failed("subject", "a number is divided by 0", 1));
    assertThat(templates.render(broken, NOTHING))
        .isEqualTo(new Rendered.Failed("body", "the output has no closing }}", 1));
    assertThat(Templates.problems(broken)).hasSize(1);
  }
}
