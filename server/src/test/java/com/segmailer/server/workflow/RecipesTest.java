package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recipes do what they say, with mail in the built-in mailbox. */
final class RecipesTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Recipes"));

  @AfterEach
  void stop() {
    server.close();
  }

  private String installed(String recipe) {
    var made = flows.api().post("/api/v2/workflows/recipes/" + recipe, "{\"publish\": true}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(flows.api().get("/api/v2/workflows/" + made.text("workflow")).text("problems"))
        .isEqualTo("[]");
    return made.text("workflow");
  }

  private void mails(String... subjects) {
    flows.awaitMails(subjects.length);
    assertThat(flows.subjects()).containsExactlyElementsOf(List.of(subjects));
  }

  @Test
  void onboarding_stops_when_its_goal_is_reached() {
    var workflow = installed("onboarding");

    flows.event("jane@example.com", "signed_up", "");
    mails("Welcome, there");
    flows.pass(Duration.ofDays(1));
    mails("Welcome, there", "Your first project");
    flows.event("jane@example.com", "project_created", "");
    flows.pass(Duration.ofDays(9));

    assertThat(flows.run(workflow).text("state")).isEqualTo("goal");
    flows.event("jane@example.com", "later", "");
    assertThat(flows.subjects()).hasSize(2);
  }

  @Test
  void a_plan_upgrade_is_thanked_for_at_once_and_shown_round_later() {
    var workflow = installed("plan-upgrade");
    flows.save("jane@example.com", "\"plan\": \"free\", \"firstName\": \"Jane\"");

    var upgraded = flows.save("jane@example.com", "\"plan\": \"pro\"");

    assertThat(upgraded.text("workflows.started.0.name")).isEqualTo("Plan upgrade");
    assertThat(upgraded.text("contact.attributes.upgrades")).isEqualTo("1");
    assertThat(upgraded.text("segments.exited.0.name")).isEqualTo("Free plan");
    mails("You are on Pro now");
    flows.pass(Duration.ofDays(2));
    mails("You are on Pro now", "Three things to do with Pro");
    assertThat(flows.run(workflow).text("state")).isEqualTo("completed");
  }

  @Test
  void a_feature_that_is_used_is_praised_and_one_that_is_not_is_shown() {
    installed("feature-activation");
    flows.event("jane@example.com", "signed_up", "");
    flows.event("max@example.com", "signed_up", "");

    flows.event("jane@example.com", "feature_used", "\"feature\": \"export\"");
    mails("Your first export");
    flows.pass(Duration.ofDays(7));

    mails("Your first export", "Have you tried exports?");
  }

  @Test
  void a_trial_that_ends_is_told_of_in_the_morning() {
    var workflow = installed("trial-ending");
    flows.save(
        "jane@example.com", "\"trialEndsAt\": \"2026-03-20\", \"timezone\": \"Europe/Berlin\"");

    flows.pass(Duration.ofDays(15).plusHours(19).plusMinutes(59));
    assertThat(flows.runs(workflow)).isZero();
    flows.pass(Duration.ofMinutes(1));

    mails("Your trial ends in three days");
    assertThat(flows.run(workflow).text("startedAt")).isEqualTo("2026-03-17T08:00:00Z");
    flows.pass(Duration.ofDays(3));
    mails("Your trial ends in three days", "Your trial ends today");
  }
}
