package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One call moves a contact from one plan to another, and everything follows with it. */
final class UpgradeTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Upgrades"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_upgrade_leaves_free_enters_pro_and_mails_from_the_other_workflow() {
    var free = flows.segment(
        "Free", "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"free\"}");
    var pro =
        flows.segment("Pro", "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"pro\"}");
    var nudge = flows.template("Go Pro");
    var thanks = flows.template("Thank you");
    var onFree = flows.published("Free plan", """
        {"triggers": [{"type": "segmentEntered", "segment": "%s"}],
         "exits": [{"leftSegment": true}],
         "start": "wait",
         "steps": {"wait": {"type": "wait", "for": "3d", "next": "nudge"},
                   "nudge": {"type": "sendEmail", "template": "%s"}}}""".formatted(free, nudge));
    var onPro = flows.published("Upgrade", """
        {"triggers": [{"type": "segmentEntered", "segment": "%s"}],
         "start": "thanks",
         "steps": {"thanks": {"type": "sendEmail", "template": "%s"}}}""".formatted(pro, thanks));
    var signedUp = flows.save("jane@example.com", "\"plan\": \"free\"");
    assertThat(signedUp.text("workflows.started.0.name")).isEqualTo("Free plan");

    var upgraded = flows.save("jane@example.com", "\"plan\": \"pro\"");

    assertThat(upgraded.text("segments")).isEqualTo("""
        {"entered":[{"id":"%s","name":"Pro"}],"exited":[{"id":"%s","name":"Free"}]}""".formatted(pro, free));
    assertThat(upgraded.text("workflows")).isEqualTo("""
        {"started":[{"id":"%s","name":"Upgrade"}],"exited":[{"id":"%s","name":"Free plan"}]}""".formatted(onPro, onFree));
    flows.awaitMails(1);
    flows.pass(Duration.ofDays(5));
    flows.event("jane@example.com", "later", "");
    assertThat(flows.subjects()).containsExactly("Thank you");
    assertThat(flows.run(onFree).text("state")).isEqualTo("exited");
    assertThat(flows.run(onPro).text("state")).isEqualTo("completed");
  }

  @Test
  void a_timer_fires_when_its_instant_comes() {
    var mail = flows.template("Still there?");
    var workflow = flows.published("Nurture", """
        {"triggers": [{"type": "event", "event": "signed_up"}],
         "start": "wait",
         "steps": {"wait": {"type": "wait", "for": "3d", "next": "mail"},
                   "mail": {"type": "sendEmail", "template": "%s"}}}""".formatted(mail));
    flows.event("jane@example.com", "signed_up", "\"plan\": \"free\"");
    assertThat(flows.run(workflow).text("state")).isEqualTo("sleeping");
    assertThat(flows.run(workflow).text("until")).isEqualTo("2026-03-04T12:00:00Z");

    flows.pass(Duration.ofDays(3));

    flows.awaitState(workflow, "completed");
    flows.awaitMails(1);
    assertThat(flows.subjects()).containsExactly("Still there?");
    assertThat(flows.run(workflow).text("log.0.did")).isEqualTo("started");
    assertThat(flows.run(workflow).text("data.event.plan")).isEqualTo("free");
  }
}
