package com.segmailer.server.tracking;

import static com.segmailer.server.tracking.Mailing.BROWSER;
import static com.segmailer.server.tracking.Mailing.CURL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.tracking.Engagement;
import com.segmailer.core.value.Value;
import com.segmailer.server.segment.StoredState;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What follows from openings and clicks. */
final class EngagementEventsTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final String LINK = "<a href=\"https://example.com/a\">x</a>";
  private static final String CLICKED =
      "{\"event\": \"email.clicked\", \"operator\": \"performed\"}";

  private final Mailing mailing = Mailing.on(SERVER);
  private final String jane = mailing.contact("jane", "{}");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private List<String> all(String event, String property) {
    return mailing.events(jane, event).stream()
        .map(d -> Mailing.text(d, property))
        .toList();
  }

  @Test
  void when_the_answer_comes_the_segment_has_been_entered() {
    mailing.segment("Clicked", CLICKED);
    var message = mailing.send("jane", LINK);

    mailing.click(message);

    assertThat(mailing.segments(jane)).containsExactly("Clicked");
    var event = mailing.events(jane, "email.clicked").getFirst();
    assertThat(Mailing.text(event, "messageId")).isEqualTo(message.id());
    assertThat(Mailing.text(event, "url")).isEqualTo("https://example.com/a");
    assertThat(Mailing.text(event, "machine")).isEqualTo("false");
    assertThat(mailing.api().get("/api/v2/contacts/" + jane + "/timeline").body())
        .contains("email.clicked");
    var now = SERVER.clock().instant().toString();
    assertThat(mailing.message(message.id()).text("clickedAt")).isEqualTo(now);
    assertThat(mailing.message(message.id()).text("openedAt")).as("inferred").isEqualTo(now);
    assertThat(mailing.message(message.id()).text("machineClickedAt")).isEqualTo("null");
  }

  @Test
  void machines_are_told_of_but_meant_only_by_those_who_ask_for_them() {
    mailing.segment("People", CLICKED);
    mailing.segment("Machines", """
        {"event": "email.clicked", "operator": "performed",
         "where": {"property": "machine", "operator": "isTrue"}}""");
    var message = mailing.send("jane", LINK);

    mailing.visit(message.link(), CURL);
    // Built after the event: by the log, not by the way.
    mailing.segment("Late people", CLICKED);
    mailing.segment("Late machines", """
        {"event": "email.clicked", "operator": "performed",
         "where": {"not": {"property": "machine", "operator": "isFalse"}}}""");
    mailing.segment("Never clicked", """
        {"event": "email.clicked", "operator": "notPerformed"}""");

    assertThat(mailing.segments(jane))
        .containsExactlyInAnyOrder("Machines", "Late machines", "Never clicked");
    assertThat(all("email.clicked", "reason")).containsExactly("library");
    assertThat(mailing.message(message.id()).text("machineClickedAt")).isNotEqualTo("null");
    assertThat(mailing.message(message.id()).at("openedAt")).isEqualTo(Value.NULL);
    StoredState.assertRight(
        SERVER.database(), mailing.api().workspace(), SERVER.clock().instant());

    mailing.click(message);
    assertThat(mailing.segments(jane))
        .contains("People", "Late people")
        .doesNotContain("Never clicked");
    StoredState.assertRight(
        SERVER.database(), mailing.api().workspace(), SERVER.clock().instant());
  }

  @Test
  void whose_condition_is_explained_is_told_of_people_only() {
    var segment = mailing.segment("Clicked", CLICKED);
    var message = mailing.send("jane", LINK);
    mailing.visit(message.link(), CURL);
    mailing.click(message);

    var explained = mailing.api().get("/api/v2/segments/" + segment + "/explain?contact=" + jane);

    assertThat(explained.body()).contains("\"count\":1");
  }

  @Test
  void apple_s_prefetch_is_no_opening_and_google_s_proxy_is_one() {
    var apple = mailing.send("jane", LINK);
    mailing.visit(apple.image(), "Mozilla/5.0");
    assertThat(all("email.opened", "reason")).containsExactly("mail-privacy");
    assertThat(mailing.message(apple.id()).at("openedAt")).isEqualTo(Value.NULL);

    var google = mailing.send("jane", LINK);
    mailing.visit(google.image(), "Mozilla/5.0 (via ggpht.com GoogleImageProxy)");
    assertThat(mailing.events(jane, "email.opened").getLast().get("proxied"))
        .isEqualTo(Value.Bool.of(true));
    assertThat(mailing.message(google.id()).at("openedAt")).isNotEqualTo(Value.NULL);
  }

  @Test
  void many_links_at_once_are_followed_by_no_person() {
    var message = mailing.send("jane", """
        <a href="https://example.com/1">1</a><a href="https://example.com/2">2</a>
        <a href="https://example.com/3">3</a>""");

    message.links().forEach(link -> mailing.visit(link, BROWSER));
    SERVER.clock().advance(Duration.ofSeconds(2));
    mailing.visit(message.link(), BROWSER);

    assertThat(all("email.clicked", "machine")).containsExactly("false", "false", "true", "false");
    assertThat(all("email.clicked", "reason").get(2)).isEqualTo("many-links");
  }

  @Test
  void the_same_click_at_the_same_time_is_recorded_each_time_and_marked_once() throws Exception {
    var message = mailing.send("jane", LINK);

    try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = visitors.invokeAll(
          java.util.Collections.nCopies(60, () -> mailing.click(message).status()));
      assertThat(all).allMatch(one -> one.resultNow().equals(302));
    }

    // A crowd is sent on before all that it did is stored.
    await()
        .untilAsserted(() -> assertThat(mailing.events(jane, "email.clicked")).hasSize(60));
    assertThat(clicks()).containsExactly("https://example.com/a 60 0");
  }

  @Test
  void beyond_the_bound_it_only_leads_on() {
    var message = mailing.send("jane", LINK);

    for (int i = 0; i < Engagement.MOST_CLICKS + 5; i++) {
      assertThat(mailing.click(message).status()).isEqualTo(302);
    }

    assertThat(mailing.events(jane, "email.clicked")).hasSize(Engagement.MOST_CLICKS);
  }

  @Test
  void an_opening_counts_once_a_minute() {
    var message = mailing.send("jane", LINK);

    for (int seconds : new int[] {0, 20, 20, 20, 59}) {
      SERVER.clock().advance(Duration.ofSeconds(seconds));
      mailing.visit(message.image(), BROWSER);
    }

    assertThat(mailing.events(jane, "email.opened")).hasSize(2);
  }

  @Test
  void of_somebody_who_is_erased_nothing_comes_back() {
    var message = mailing.send("jane", LINK);
    mailing.click(message);
    assertThat(mailing.rows("clicked_links")).isEqualTo(1);
    assertThat(mailing.api().delete("/api/v2/contacts/" + jane).status()).isEqualTo(204);

    assertThat(mailing.click(message).status()).isEqualTo(302);
    assertThat(mailing.visit(message.image(), BROWSER).status()).isEqualTo(200);

    for (var table : List.of("contacts", "events", "messages", "clicked_links")) {
      assertThat(mailing.rows(table)).as(table).isZero();
    }
  }

  @Test
  void a_message_to_a_bare_address_is_marked_and_nobody_is_made() {
    var message = mailing.send("nobody", LINK);

    mailing.visit(message.image(), CURL);
    mailing.click(message);

    var row = mailing.message(message.id());
    assertThat(row.text("contact")).isEqualTo("null");
    for (var mark : List.of("openedAt", "clickedAt", "machineOpenedAt")) {
      assertThat(row.at(mark)).as(mark).isNotEqualTo(Value.NULL);
    }
    assertThat(mailing.rows("contacts")).isEqualTo(1);
    assertThat(mailing.rows("events")).isZero();
    assertThat(mailing.rows("clicked_links")).isZero();
  }

  @Test
  void of_a_campaign_it_is_known_where_its_links_led() {
    var campaign = UUID.randomUUID();
    var john = mailing.contact("john", "{}");
    for (var name : List.of("jane", "john")) {
      var message = mailing.send(name, LINK + "<a href=\"https://example.com/b\">b</a>");
      var id = UUID.fromString(message.id());
      var set = "update messages set campaign_id = ?, variant = 1 where id = ?";
      SERVER.database().read(sql -> sql.update(set, campaign, id));
      mailing.click(message);
      mailing.click(message);
      mailing.visit(message.links().get(1), CURL);
    }
    mailing
        .events(john, "email.clicked")
        .forEach(
            data -> assertThat(Mailing.text(data, "campaignId")).isEqualTo(campaign.toString()));
    var expected = List.of(
        new ClickedLinks.Row("https://example.com/a", 4, 2, 0),
        new ClickedLinks.Row("https://example.com/b", 0, 0, 2));
    assertThat(links(campaign, 10)).isEqualTo(expected);
    assertThat(links(campaign, 1)).isEqualTo(expected.subList(0, 1));
    assertThat(links(campaign, 0, 10)).isEmpty();
    assertThat(links(campaign, 1, 10)).isEqualTo(expected);
  }

  private List<ClickedLinks.Row> links(UUID campaign, int most) {
    int workspace = mailing.api().workspace();
    return SERVER.database().read(sql -> ClickedLinks.ofCampaign(sql, workspace, campaign, most));
  }

  private List<ClickedLinks.Row> links(UUID campaign, int variant, int most) {
    int workspace = mailing.api().workspace();
    var database = SERVER.database();
    return database.read(sql -> ClickedLinks.ofVariant(sql, workspace, campaign, variant, most));
  }

  private List<String> clicks() {
    var clicks = "select url, clicks, machine_clicks from clicked_links where workspace_id = ?";
    int workspace = mailing.api().workspace();
    return SERVER
        .database()
        .read(sql -> sql.query(
            clicks, row -> row.text(1) + " " + row.integer(2) + " " + row.integer(3), workspace));
  }
}
