package com.segmailer.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.link.Links;
import com.segmailer.server.testkit.RunningServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links that we signed, but for another workspace than the one whose message they name. */
final class ForeignLinksTest {

  private static final byte[] NOTHING_MORE = {};

  private final RunningServer server = RunningServer.start();
  private final Recipients people = Recipients.of(server, "Acme");
  private final String topic = people.topic("{\"name\": \"Tips\", \"mode\": \"opt-out\"}");
  private final String jane = people.contact("jane@example.com");

  @AfterEach
  void stop() {
    server.close();
  }

  private String message() {
    return people
        .sent("jane@example.com", ", \"kind\": \"marketing\", \"topic\": \"" + topic + "\"")
        .text("id");
  }

  private String link(Links.Kind kind, int workspace, String message) {
    var token =
        server.parts().links().token(kind, workspace, UUID.fromString(message), NOTHING_MORE);
    return "/" + kind.path() + "/" + token;
  }

  @ParameterizedTest
  @EnumSource(
      value = Links.Kind.class,
      names = {"UNSUBSCRIBE", "PREFERENCES", "CONFIRM"})
  void they_lead_to_nobody_and_change_nothing(Links.Kind kind) {
    var path = link(kind, server.workspace("Other").workspace(), message());

    assertThat(people.look(path).body()).doesNotContain("Acme", "Tips", "@example.com");
    for (var form : new String[] {
      "List-Unsubscribe=One-Click", "action=all", "action=none", "action=topic", "action=confirm"
    }) {
      assertThat(people.press(path, form).body()).doesNotContain("Acme", "Tips", "@example.com");
    }

    assertThat(people.export(jane).text("consent")).isEqualTo("[]");
    assertThat(people.topicsOf(jane).text("subscribed")).isEqualTo("true");
  }

  @Test
  void of_the_right_workspace_they_would() {
    var path = link(Links.Kind.UNSUBSCRIBE, people.api().workspace(), message());

    people.press(path, "List-Unsubscribe=One-Click");

    assertThat(people.export(jane).text("consent.0.how")).isEqualTo("one-click");
  }
}
