package com.segmailer.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page on which recipients choose, and the one on which they confirm. */
final class PreferencesTest {

  private final RunningServer server = RunningServer.start();
  private final Recipients people = Recipients.of(server, "Acme");
  private final String news = people.topic("{\"name\": \"News\", \"mode\": \"opt-out\"}");
  private final String tips = people.topic(
      "{\"name\": \"Tips\", \"description\": \"Every \\\"week\\\"\", \"mode\": \"opt-in\"}");
  private final String jane = people.contact("jane@example.com");

  @AfterEach
  void stop() {
    server.close();
  }

  private String page() {
    return people.link(people.sent("jane@example.com", "").text("id"), "p");
  }

  private String shown(String checked) {
    return "action=save&shown=" + news + "&shown=" + tips + checked;
  }

  private String gets(int topic) {
    return people.topicsOf(jane).text("topics." + topic + ".subscribed");
  }

  @Test
  void every_topic_is_shown_with_its_state_and_what_is_saved_holds() {
    var path = page();

    var before = people.look(path).body();
    var saved = people.press(path, shown("&topic=" + tips)).body();

    assertThat(before)
        .contains("value=\"" + news + "\" checked", "Every &quot;week&quot;")
        .doesNotContain("value=\"" + tips + "\" checked");
    assertThat(saved).contains("Your choice is saved", "value=\"" + tips + "\" checked");
    assertThat(gets(0) + gets(1)).isEqualTo("falsetrue");
    assertThat(people.export(jane).text("consent.0.how")).isEqualTo("page");
  }

  @Test
  void what_is_saved_unchanged_makes_no_choice() {
    people.press(page(), shown("&topic=" + news));

    assertThat(people.export(jane).text("consent")).isEqualTo("[]");
  }

  @Test
  void who_comes_back_to_one_topic_does_not_get_the_others_again() {
    var path = page();
    var left = people.press(path, "action=none").body();
    assertThat(left).contains("unsubscribed from everything").doesNotContain(" checked");
    assertThat(people.topicsOf(jane).text("subscribed")).isEqualTo("false");

    people.press(path, shown(""));
    assertThat(people.topicsOf(jane).text("subscribed")).isEqualTo("false");
    people.press(path, shown("&topic=" + tips));

    assertThat(people.topicsOf(jane).text("subscribed")).isEqualTo("true");
    assertThat(gets(0) + gets(1)).isEqualTo("falsetrue");
  }

  @Test
  void topics_that_the_page_did_not_show_or_that_are_not_there_are_not_touched() {
    people.press(page(), "action=save&shown=" + tips + "&shown=" + jane + "&shown=x&topic=" + tips);

    assertThat(gets(0) + gets(1)).isEqualTo("truetrue");
  }

  @Test
  void opting_in_with_confirmation_counts_once_it_is_confirmed() {
    var letter =
        people.topic("{\"name\": \"Letter <b>\", \"mode\": \"opt-in\", \"doubleOptIn\": true}");
    var path = "/api/v2/contacts/" + jane + "/topics";
    var wanted = "{\"topics\": {\"" + letter + "\": true}}";

    var asked = people.api().patch(path, wanted);

    assertThat(asked.text("confirmation")).isEqualTo("sent");
    assertThat(asked.text("topics.2.pending") + asked.text("topics.2.subscribed"))
        .isEqualTo("truefalse");
    var message = people.api().get("/api/v2/messages?limit=1").text("data.0.id");
    people.ended(message);
    assertThat(people.mail(message)).contains("Subject: Please confirm: Letter <b>");
    var link = people.link(message, "s");
    assertThat(people.look(link).body()).contains("Please confirm", "Letter &lt;b&gt;");
    assertThat(people.topicsOf(jane).text("topics.2.subscribed")).isEqualTo("false");
    assertThat(people.press(link, "action=confirm").body()).contains("You are subscribed to");
    var now = people.topicsOf(jane);
    assertThat(now.text("topics.2.choice") + now.text("topics.2.pending")).isEqualTo("infalse");
    var proof = people.export(jane);
    assertThat(proof.text("consent.0.how")).isEqualTo("double-opt-in");
    assertThat(proof.text("consent.0.userAgent")).isEqualTo("Browser/1.0");
  }

  private String askedAbout(String letter) {
    people
        .api()
        .patch("/api/v2/contacts/" + jane + "/topics", "{\"topics\": {\"" + letter + "\": true}}");
    var message = people.api().get("/api/v2/messages?limit=1").text("data.0.id");
    people.ended(message);
    return people.link(message, "s");
  }

  @Test
  void a_mailbox_that_was_not_asked_is_not_opted_in_by_the_one_before() {
    var letter =
        people.topic("{\"name\": \"Letter\", \"mode\": \"opt-in\", \"doubleOptIn\": true}");
    var link = askedAbout(letter);
    people.api().patch("/api/v2/contacts/" + jane, "{\"email\": \"other@example.com\"}");

    assertThat(people.look(link).statusCode()).isEqualTo(410);
    assertThat(people.press(link, "action=confirm").statusCode()).isEqualTo(410);
    assertThat(people.topicsOf(jane).body()).doesNotContain("\"choice\": \"in\"");

    people.api().patch("/api/v2/contacts/" + jane, "{\"email\": \"jane@example.com\"}");
    assertThat(people.press(link, "action=confirm").body()).contains("You are subscribed to");
  }

  @Test
  void a_link_to_an_earlier_mailbox_opts_the_new_one_in_to_nothing() {
    var preferences = page();
    var undo = people.link(people.sent("jane@example.com", "").text("id"), "u");
    people.api().patch("/api/v2/contacts/" + jane, "{\"email\": \"other@example.com\"}");

    var saved = people.press(preferences, "action=save&shown=" + tips + "&topic=" + tips);
    assertThat(saved.statusCode()).isEqualTo(410);
    assertThat(people.press(preferences, "action=none").statusCode()).isEqualTo(200);
    var undone = people.press(undo, "action=undo-all");

    assertThat(undone.statusCode()).isEqualTo(410);
    assertThat(undone.body()).contains("This link is out of date");
    assertThat(people.topicsOf(jane).text("subscribed") + gets(1)).isEqualTo("falsefalse");
    people.api().patch("/api/v2/contacts/" + jane, "{\"email\": \"Jane@example.com\"}");
    assertThat(people.press(undo, "action=undo-all").body()).contains("subscribed again");
  }

  @Test
  void who_had_left_everything_comes_back_to_what_they_confirm_and_to_nothing_else() {
    var letter =
        people.topic("{\"name\": \"Letter\", \"mode\": \"opt-in\", \"doubleOptIn\": true}");
    people.api().patch("/api/v2/contacts/" + jane, "{\"subscribed\": false}");

    assertThat(people.press(askedAbout(letter), "action=confirm").body())
        .contains("You are subscribed to");

    var now = people.topicsOf(jane);
    assertThat(now.text("subscribed")).isEqualTo("true");
    assertThat(now.text("topics.0.subscribed")
            + now.text("topics.1.subscribed")
            + now.text("topics.2.subscribed"))
        .isEqualTo("falsefalsetrue");
  }

  @Test
  void whose_address_is_suppressed_is_told_that_nothing_comes() {
    var letter =
        people.topic("{\"name\": \"Letter\", \"mode\": \"opt-in\", \"doubleOptIn\": true}");
    var confirm = askedAbout(letter);
    var undo = people.link(people.sent("jane@example.com", "").text("id"), "u");
    people.press(undo, "action=all");
    people.api().post("/api/v2/suppressions", "{\"email\": \"jane@example.com\"}");

    assertThat(people.press(undo, "action=undo-all").body())
        .contains("nothing is sent")
        .doesNotContain("You are subscribed");
    assertThat(people.press(confirm, "action=confirm").body())
        .contains("nothing is sent")
        .doesNotContain("You are subscribed");
  }

  @Test
  void an_address_is_asked_once_an_hour_and_three_times_a_day() {
    var letter =
        people.topic("{\"name\": \"Letter\", \"mode\": \"opt-in\", \"doubleOptIn\": true}");
    var path = "/api/v2/contacts/" + jane + "/topics";
    var wanted = "{\"topics\": {\"" + letter + "\": true}}";
    var answers = new StringBuilder();

    for (int minutes = 0; minutes <= 25 * 60; minutes += 30) {
      answers.append(
          people.api().patch(path, wanted).text("confirmation").equals("sent") ? "s" : "-");
      server.clock().advance(Duration.ofMinutes(30));
    }

    assertThat(answers.toString()).matches("s-s-s-{43}s-s?");
    assertThat(people
            .api()
            .patch(path, "{\"confirmed\": true, " + wanted.substring(1))
            .text("topics.2.choice"))
        .isEqualTo("in");
  }

  @Test
  void who_could_not_be_asked_can_be_asked_again_at_once() {
    var letter =
        people.topic("{\"name\": \"Letter\", \"mode\": \"opt-in\", \"doubleOptIn\": true}");
    var path = "/api/v2/contacts/" + jane + "/topics";
    var wanted = "{\"topics\": {\"" + letter + "\": true}}";

    change("alter table messages add constraint broken check (false) not valid");
    var broken = people.api().patch(path, wanted);
    change("alter table messages drop constraint broken");
    var asked = people.api().patch(path, wanted);

    assertThat(broken.status()).as(broken.body()).isGreaterThanOrEqualTo(400);
    assertThat(asked.text("confirmation")).isEqualTo("sent");
    assertThat(people.api().patch(path, wanted).text("confirmation")).isEqualTo("held-back");
  }

  private void change(String table) {
    server.database().inTransaction(sql -> sql.update(table));
  }

  @Test
  void a_confirmation_is_good_for_a_week_and_upserts_cannot_go_around_it() {
    var letter =
        people.topic("{\"name\": \"Letter\", \"mode\": \"opt-in\", \"doubleOptIn\": true}");
    people
        .api()
        .patch("/api/v2/contacts/" + jane + "/topics", "{\"topics\": {\"" + letter + "\": true}}");
    var message = people.api().get("/api/v2/messages?limit=1").text("data.0.id");
    people.ended(message);
    var link = people.link(message, "s");

    server.clock().advance(Confirmations.VALID.plusMinutes(1));

    assertThat(people.press(link, "").statusCode()).isEqualTo(410);
    var around = people.api().post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "topics": {"%s": true}}""".formatted(letter));
    assertThat(around.status()).isEqualTo(422);
    assertThat(around.text("errors.0.pointer")).isEqualTo("#/topics/" + letter);
    people.api().delete("/api/v2/contacts/" + jane);
    assertThat(people.press(link, "").body()).contains("There is nothing left to do");
  }
}
