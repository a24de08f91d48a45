package com.segmailer.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workflows that start when somebody subscribes to a topic, by whatever way they do. */
final class TopicTriggerTest {

  private final RunningServer server = RunningServer.start();
  private final Recipients people = Recipients.of(server, "Acme");
  private final String tips = people.topic("{\"name\": \"Tips\", \"mode\": \"opt-in\"}");
  private final String news = people.topic("{\"name\": \"News\", \"mode\": \"opt-out\"}");
  private final String jane = people.contact("jane@example.com");
  private String aboutTips = "";
  private String aboutNews = "";

  @BeforeEach
  void workflows() {
    aboutTips = published(tips);
    aboutNews = published(news);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String published(String topic) {
    var made = people.api().post("/api/v2/workflows", """
        {"name": "Welcome", "definition": {
          "triggers": [{"type": "topicSubscribed", "topic": "%s"}], "reentry": "always",
          "start": "end", "steps": {"end": {"type": "end"}}}}""".formatted(topic));
    var path = "/api/v2/workflows/" + made.text("id");
    assertThat(people.api().post(path + "/publish", "").status()).isEqualTo(200);
    return path;
  }

  private int runs(String workflow) {
    return ((Value.Array) people.api().get(workflow + "/runs").at("data"))
        .items()
        .size();
  }

  private ApiClient.Reply choose(String topic, boolean in) {
    var chosen = people
        .api()
        .patch(
            "/api/v2/contacts/" + jane + "/topics",
            "{\"topics\": {\"" + topic + "\": " + in + "}}");
    assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
    return chosen;
  }

  private String link(String kind) {
    var sent = people.sent("jane@example.com", ", \"topic\": \"" + news + "\"");
    return people.link(sent.text("id"), kind);
  }

  @Test
  void a_choice_by_the_api_starts_one_and_the_same_choice_again_none() {
    var first = choose(tips, true);
    var again = choose(tips, true);
    assertThat(first.text("workflows.started.0.id")).isEqualTo(aboutTips.substring(18));
    assertThat(again.at("workflows.started")).isEqualTo(new Value.Array(List.of()));
    assertThat(runs(aboutTips)).isEqualTo(1);

    choose(tips, false);
    choose(tips, true);
    assertThat(runs(aboutTips)).isEqualTo(2);
  }

  @Test
  void the_answer_to_an_upsert_says_that_it_started() {
    var saved = people.api().post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "topics": {"%s": true}}""".formatted(tips));

    assertThat(saved.text("workflows.started.0.id")).isEqualTo(aboutTips.substring(18));
  }

  @Test
  void what_is_saved_on_the_page_of_preferences_starts_it() {
    var path = link("p");
    var shown = "action=save&shown=" + news + "&shown=" + tips + "&topic=" + news;

    people.press(path, shown);
    assertThat(runs(aboutTips)).isZero();
    people.press(path, shown + "&topic=" + tips);

    assertThat(runs(aboutTips)).isEqualTo(1);
    assertThat(runs(aboutNews)).isZero();
  }

  @Test
  void who_takes_leaving_back_has_subscribed_and_who_only_says_so_has_not() {
    choose(news, true);
    assertThat(runs(aboutNews)).isZero();
    var path = link("u");

    people.press(path, "action=topic");
    people.press(path, "action=undo");

    assertThat(runs(aboutNews)).isEqualTo(1);
  }
}
