package com.segmailer.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are tracked, and from where. */
final class TrackingSettingsTest {

  private static final RunningServer SERVER = RunningServer.calling();
  private static final String LINK = "<p><a href=\"https://example.com/a\">x</a></p>";
  private static final String WORKSPACE = "/api/v2/workspace";

  private final Mailing mailing = Mailing.on(SERVER);
  private final String jane = mailing.contact("jane", "{}");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private void set(String settings) {
    var reply = mailing.api().patch(WORKSPACE, settings);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void what_is_not_wanted_is_left_out() {
    assertThat(mailing.send("jane", LINK, ", \"trackClicks\": false").html())
        .contains("href=\"https://example.com/a\"", "/o/");
    assertThat(mailing.send("jane", LINK, ", \"trackOpens\": false").html())
        .contains("/c/")
        .doesNotContain("/o/", "<img");
    assertThat(mailing
            .send("jane", LINK, ", \"trackOpens\": false, \"trackClicks\": false")
            .html())
        .contains(LINK)
        .doesNotContain("<img");
  }

  @Test
  void a_template_says_for_itself() {
    var template =
        mailing.api().post("/api/v2/templates", """
        {"name": "T", "subject": "S", "body": "%s", "trackClicks": false}""".formatted(LINK.replace("\"", "\\\"")));
    var sent = mailing.api().post("/api/v2/messages", """
        {"to": {"email": "jane@example.com"}, "template": "%s"}""".formatted(template.text("id")));

    assertThat(mailing.arrived(sent.text("id")).html())
        .contains("href=\"https://example.com/a\"", "/o/");
  }

  @Test
  void the_text_and_links_of_other_kinds_stay_as_they_are() {
    var unsubscribe = SERVER
        .parts()
        .links()
        .url(Kind.UNSUBSCRIBE, mailing.api().workspace(), UUID.randomUUID(), new byte[0]);

    var message = mailing.send("jane", """
        <a href="mailto:a@example.com">1</a> <a href="tel:+4930">2</a> <a href="#top">3</a>
        <a href="%s">4</a> <a href="%s?x=1">5</a>
        <a href="https://example.com/off" data-track="off">6</a>
        <a href="https://example.com/on">7</a>""".formatted(unsubscribe, unsubscribe));

    assertThat(message.html())
        .contains(
            "\"mailto:a@example.com\"",
            "\"tel:+4930\"",
            "\"#top\"",
            "\"" + unsubscribe + "\"",
            "\"" + unsubscribe + "?x=1\"",
            "\"https://example.com/off\"")
        .doesNotContain("\"https://example.com/on\"");
    assertThat(mailing.api().get("/api/v2/mailbox/" + message.id()).text("text"))
        .contains("https://example.com/on")
        .doesNotContain("/c/");
  }

  @Test
  void a_workspace_may_have_a_host_of_its_own_and_links_work_at_any() {
    set("{\"trackingDomain\": \"Links.Example.com\"}");
    assertThat(mailing.api().get(WORKSPACE).text("trackingDomain")).isEqualTo("links.example.com");

    var message = mailing.send("jane", LINK);

    assertThat(message.html())
        .contains("href=\"https://links.example.com/c/", "src=\"https://links.example.com/o/");
    assertThat(mailing.click(message).status()).isEqualTo(302);
    assertThat(mailing.events(jane, "email.clicked")).hasSize(1);
    set("{\"trackingDomain\": null}");
    assertThat(mailing.send("jane", LINK).html()).doesNotContain("links.example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://links.example.com\"",
        "\"links.example.com/x\"",
        "\"links.example.com:8080\"",
        "\"a b.example.com\"",
        "\"localhost\"",
        "\"127.0.0.1\"",
        "\"links.example.com\\\"><script>\"",
        "\"\"",
        "7",
      })
  void a_host_that_is_none_is_refused(String host) {
    var reply = mailing.api().patch(WORKSPACE, "{\"trackingDomain\": " + host + "}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.body()).contains("\"pointer\":\"#/trackingDomain\"");
  }

  @Test
  void where_consent_is_asked_for_only_those_who_gave_it_are_tracked() {
    var agreed = mailing.contact("agreed", "{\"mayTrack\": true}");
    mailing.contact("said-yes", "{\"mayTrack\": \"true\"}");
    var before = mailing.send("jane", LINK);
    set("{\"trackingConsentAttribute\": \"mayTrack\"}");

    assertThat(mailing.send("jane", LINK).html()).contains(LINK).doesNotContain("<img");
    assertThat(mailing.send("said-yes", LINK).html()).contains(LINK);
    assertThat(mailing.send("nobody", LINK).html()).contains(LINK);
    var message = mailing.send("agreed", LINK);
    assertThat(mailing.click(message).status()).isEqualTo(302);
    assertThat(mailing.events(agreed, "email.clicked")).hasSize(1);

    assertThat(mailing.click(before).status()).as("sent before").isEqualTo(302);
    assertThat(mailing.events(jane, "email.clicked")).isEmpty();
    mailing.contact("agreed", "{\"mayTrack\": false}");
    assertThat(mailing.click(message).status()).as("withdrawn").isEqualTo(302);
    assertThat(mailing.events(agreed, "email.clicked")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"$email\"", "\"a.b\"", "\"\"", "\" a\"", "true"})
  void an_attribute_that_is_none_is_refused(String name) {
    var reply = mailing.api().patch(WORKSPACE, "{\"trackingConsentAttribute\": " + name + "}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.body()).contains("\"pointer\":\"#/trackingConsentAttribute\"");
  }

  @Test
  void webhooks_are_told_and_whether_it_was_a_machine() throws Exception {
    try (var receiver = new WebhookReceiver()) {
      var hook = mailing.api().post("/api/v2/webhooks", """
          {"url": "%s", "types": ["email.opened", "email.clicked"]}""".formatted(receiver.url()));
      assertThat(hook.status()).as(hook.body()).isEqualTo(201);
      var message = mailing.send("jane", LINK);

      mailing.visit(message.image(), Mailing.CURL);
      mailing.click(message);

      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> receiver.received().size() == 2);
      var bodies =
          receiver.received().stream().map(WebhookReceiver.Received::text).toList();
      assertThat(bodies)
          .anySatisfy(body -> assertThat(body)
              .contains("email.opened", "\"machine\":true", "\"reason\":\"library\""));
      assertThat(bodies)
          .anySatisfy(body -> assertThat(body)
              .contains(
                  "email.clicked", "\"machine\":false", "https://example.com/a", message.id()));
    }
    assertThat(mailing.api().get(WORKSPACE).at("trackingDomain")).isEqualTo(Value.NULL);
  }
}
