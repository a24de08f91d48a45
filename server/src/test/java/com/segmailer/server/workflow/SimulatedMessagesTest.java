package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A simulation tells what would become of each message, in the words of real ones. */
final class SimulatedMessagesTest {

  private static final String JANE = "\"contact\": {\"email\": \"jane@example.com\"}";
  private static final String GO = "\"future\": [{\"event\": \"go\"}]";

  // At noon, on Sunday, 1 March 2026.
  private RunningServer server = RunningServer.start();
  private Flows flows = new Flows(server, server.workspace("Simulations"));

  @AfterEach
  void stop() {
    server.close();
  }

  private ApiClient.Reply simulated(String workflow, String scenario) {
    var reply =
        flows.api().post("/api/v2/workflows/" + workflow + "/simulate", "{" + scenario + "}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply;
  }

  /** What became of each message, with the reason where there is one. */
  private static List<String> states(ApiClient.Reply simulated) {
    return ((Value.Array) simulated.at("messages"))
        .items().stream()
            .map(one -> text(one, "reason").isEmpty()
                ? text(one, "state")
                : text(one, "state") + ": " + text(one, "reason"))
            .toList();
  }

  private static String text(Value message, String name) {
    return ApiClient.Reply.at(message, name) instanceof Value.Text(var text) ? text : "";
  }

  private String mailing(String more) {
    return mailing(flows.template("Hello"), more);
  }

  private String mailing(String template, String more) {
    return flows.draft("Mails", """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"%s}}}""".formatted(template, more));
  }

  private void set(String settings) {
    var changed = flows.api().patch("/api/v2/workspace", settings);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private void suppress(String reason) {
    var listed = flows.api().post("/api/v2/suppressions", """
        {"email": "jane@example.com", "reason": "%s"}""".formatted(reason));
    assertThat(listed.status()).as(listed.body()).isIn(200, 201);
  }

  private String topic(String mode, boolean doubleOptIn) {
    var made = flows.api().post("/api/v2/topics", """
        {"name": "Tips", "mode": "%s", "doubleOptIn": %s}""".formatted(mode, doubleOptIn));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  @Test
  void what_is_sent_goes_at_once_and_the_log_tells_of_it() {
    var simulated = simulated(mailing(""), GO);

    assertThat(states(simulated)).containsExactly("sent");
    assertThat(simulated.text("messages.0.kind")).isEqualTo("marketing");
    assertThat(simulated.text("messages.0.sentAt")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(simulated.text("messages.0.nextAttemptAt")).isEqualTo("null");
    assertThat(simulated.text("runs.0.log.0.message")).isEqualTo("null");
    assertThat(simulated.text("runs.0.log.1.message.id"))
        .isEqualTo(simulated.text("messages.0.id"));
    assertThat(simulated.text("runs.0.log.1.message.state")).isEqualTo("sent");
  }

  @Test
  void who_has_left_gets_no_more_than_what_is_transactional() {
    var marketing = mailing("");
    var transactional = mailing(", \"kind\": \"transactional\"");
    var leaving = "\"future\": [{\"event\": \"go\"}, {\"after\": \"1d\", \"subscribed\": false},"
        + " {\"after\": \"2d\", \"event\": \"go\"}]";

    assertThat(states(simulated(marketing, leaving)))
        .containsExactly("sent", "skipped: unsubscribed");
    assertThat(states(simulated(transactional, leaving))).containsExactly("sent", "sent");
    assertThat(states(simulated(marketing, "\"subscribed\": false, " + GO)))
        .containsExactly("skipped: unsubscribed");
  }

  @Test
  void suppressed_addresses_get_nothing() {
    flows.save("jane@example.com", "");
    var marketing = mailing("");
    var transactional = mailing(", \"kind\": \"transactional\"");

    suppress("unsubscribed");
    assertThat(states(simulated(marketing, JANE + ", " + GO)))
        .containsExactly("skipped: unsubscribed");
    assertThat(states(simulated(transactional, JANE + ", " + GO))).containsExactly("sent");

    suppress("manual");
    assertThat(states(simulated(transactional, JANE + ", " + GO)))
        .containsExactly("skipped: suppressed");
    assertThat(states(simulated(transactional, GO))).containsExactly("sent");
  }

  @Test
  void topics_are_asked_as_they_are_chosen_by_then() {
    var tips = topic("opt-in", true);
    var workflow = mailing(", \"topic\": \"" + tips + "\"");
    var chosen = "\"topics\": {\"" + tips + "\": ";

    assertThat(states(simulated(workflow, GO))).containsExactly("skipped: topic-unsubscribed");
    assertThat(states(simulated(workflow, chosen + "true}, " + GO))).containsExactly("sent");
    assertThat(states(simulated(
            workflow,
            "\"future\": [{" + chosen + "true}}, {\"event\": \"go\"}, {\"after\": \"1d\", " + chosen
                + "false}}, {\"after\": \"2d\", \"event\": \"go\"}]")))
        .containsExactly("sent", "skipped: topic-unsubscribed");
  }

  @Test
  void an_opt_in_that_nobody_has_confirmed_does_not_count() {
    var tips = topic("opt-in", true);
    var saved = flows.save("jane@example.com", "");
    var contact = "/api/v2/contacts/" + saved.text("contact.id") + "/topics";
    flows.api().patch(contact, "{\"topics\": {\"" + tips + "\": true}}");
    var workflow = mailing(", \"topic\": \"" + tips + "\"");

    assertThat(states(simulated(workflow, JANE + ", " + GO)))
        .containsExactly("skipped: topic-unsubscribed");

    flows.api().patch(contact, "{\"topics\": {\"" + tips + "\": true}, \"confirmed\": true}");
    assertThat(states(simulated(workflow, JANE + ", " + GO))).containsExactly("sent");
  }

  @Test
  void quiet_hours_hold_a_message_until_they_end_where_the_contact_is() {
    set("{\"quietHours\": {\"from\": \"20:00\", \"to\": \"08:30\"}}");
    var tokyo = "\"attributes\": {\"timezone\": \"Asia/Tokyo\"}, ";
    var workflow = mailing("");

    // In Tokyo it is nine in the evening.
    var simulated = simulated(workflow, tokyo + GO);
    var cut = simulated(workflow, tokyo + GO + ", \"until\": \"1h\"");

    assertThat(states(simulated)).containsExactly("sent");
    assertThat(simulated.text("messages.0.at")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(simulated.text("messages.0.sentAt")).isEqualTo("2026-03-01T23:30:00Z");
    assertThat(simulated.text("messages.0.heldBy")).isEqualTo("[\"quiet-hours\"]");
    assertThat(states(cut)).containsExactly("deferred: quiet-hours");
    assertThat(cut.text("messages.0.nextAttemptAt")).isEqualTo("2026-03-01T23:30:00Z");
    assertThat(states(simulated(workflow, GO))).containsExactly("sent");
  }

  @Test
  void what_is_held_is_asked_again_when_it_may_go() {
    set("{\"quietHours\": {\"from\": \"11:00\", \"to\": \"13:00\"}}");
    var leaving = ", {\"after\": \"30m\", \"subscribed\": false}]";
    var done = ", {\"after\": \"30m\", \"event\": \"done\"}]";
    var future = "\"future\": [{\"event\": \"go\"}";
    var workflow = flows.draft("Goal", """
        {"triggers": [{"type": "event", "event": "go"}], "goal": {"event": "done"}, "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s", "next": "rest"},
                   "rest": {"type": "wait", "for": "1d"}}}""".formatted(flows.template("Hello")));

    assertThat(states(simulated(workflow, future + leaving)))
        .containsExactly("skipped: unsubscribed");
    assertThat(states(simulated(workflow, future + done))).containsExactly("skipped: run-ended");
    assertThat(states(simulated(workflow, future + "]"))).containsExactly("sent");
  }

  @Test
  void a_cap_counts_what_was_really_sent_and_what_would_be() {
    var workflow = mailing("");
    flows.publish(workflow);
    flows.event("jane@example.com", "go", "");
    flows.awaitMails(1);
    flows.pass(Duration.ofHours(1));
    var twice =
        JANE + ", \"future\": [{\"event\": \"go\"}, {\"after\": \"1h\", \"event\": \"go\"}]";

    set("{\"frequencyCap\": {\"messages\": 2, \"per\": \"1d\", \"then\": \"wait\"}}");
    var waiting = simulated(workflow, twice);
    set("{\"frequencyCap\": {\"messages\": 2, \"per\": \"1d\", \"then\": \"drop\"}}");
    var dropping = simulated(workflow, twice);

    assertThat(states(waiting)).containsExactly("sent", "sent");
    assertThat(waiting.text("messages.0.sentAt")).isEqualTo("2026-03-01T13:00:00Z");
    assertThat(waiting.text("messages.1.sentAt")).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(waiting.text("messages.1.heldBy")).isEqualTo("[\"frequency-cap\"]");
    assertThat(states(dropping)).containsExactly("sent", "skipped: frequency-cap");
  }

  @Test
  void a_run_that_waits_for_its_mail_goes_on_when_it_is_sent_and_else_by_the_timeout() {
    var workflow = flows.draft("Awaits", """
        {"triggers": [{"type": "event", "event": "go"}], "start": "mail", "steps": {
          "mail": {"type": "sendEmail", "template": "%s", "next": "await"},
          "await": {"type": "waitUntil", "event": "email.sent",
                    "where": {"property": "subject", "operator": "equals", "value": "Hello"},
                    "next": "good", "timeout": {"after": "1d", "next": "bad"}},
          "good": {"type": "updateContact", "attributes": {"way": "sent"}},
          "bad": {"type": "updateContact", "attributes": {"way": "unsent"}}}}""".formatted(flows.template("Hello")));

    assertThat(simulated(workflow, GO).text("attributes.way")).isEqualTo("sent");
    assertThat(simulated(workflow, "\"subscribed\": false, " + GO).text("attributes.way"))
        .isEqualTo("unsent");
  }

  @Test
  void what_cannot_be_made_or_may_not_be_named_fails() {
    server.close();
    server = RunningServer.mailing("smtp://127.0.0.1:1");
    flows = new Flows(server, server.workspace("Mailing"));
    var made = flows.api().post("/api/v2/templates", """
        {"name": "Shop", "subject": "Hi", "format": "html", "body": "<p>Hi</p>", "fromEmail": "shop@example.com"}""");
    var endless = flows.template("{{ 1 | divided_by: 0 }}");

    var shop = simulated(mailing(made.text("id"), ""), GO);
    var broken = simulated(mailing(endless, ""), GO);

    assertThat(states(shop))
        .containsExactly(
            "failed: Nothing is sent in the name of example.com: the workspace has not verified it");
    assertThat(shop.text("messages.0.subject")).isEqualTo("Hi");
    assertThat(states(broken).getFirst()).startsWith("failed: The subject cannot be rendered");
  }
}
