package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workflows are published anew, paused, resumed and migrated, while runs wait and others start. */
final class WorkflowTurnsTest {

  private static final String SENT =
      "select count(*) from workflow_log where workspace_id = ? and did = 'queued'";
  private static final String OF_VERSION =
      "select count(*) from workflow_runs where workspace_id = ? and version = ";

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Turns"));
  private final Crowd crowd = new Crowd(flows, server.database());

  @AfterEach
  void stop() {
    server.close();
  }

  private static String definition(String template, String last) {
    return """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "key": "order",
         "start": "rest",
         "steps": {
           "rest": {"type": "wait", "for": "1h", "next": "%1$s"},
           "%1$s": {"type": "sendEmail", "template": "%2$s", "kind": "transactional", "next": "mark"},
           "mark": {"type": "updateContact", "attributes": {"%1$s": true}}}}""".formatted(last, template);
  }

  private void turn(String workflow, String how) {
    var reply = flows.api().post("/api/v2/workflows/" + workflow + "/" + how, "");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private void publish(String workflow, String definition) {
    var edited =
        flows.api().patch("/api/v2/workflows/" + workflow, "{\"definition\": " + definition + "}");
    assertThat(edited.status()).as(edited.body()).isEqualTo(200);
    flows.publish(workflow);
  }

  @Test
  void no_run_is_lost_and_each_goes_the_way_of_its_version() {
    var template = flows.template("Turn");
    var workflow = flows.published("Turns", definition(template, "one"));

    crowd.goes(60, () -> publish(workflow, definition(template, "two")));
    assertThat(crowd.started()).isEqualTo(crowd.sent());
    crowd.goes(60, () -> turn(workflow, "pause"));
    long before = crowd.counted(SENT);
    crowd.goes(60, () -> flows.pass(Duration.ofHours(2)));
    assertThat(crowd.counted(SENT)).as("sent while it is paused").isEqualTo(before);
    crowd.goes(60, () -> turn(workflow, "resume"));
    crowd.goes(60, () -> publish(workflow, definition(template, "three")));
    crowd.goes(12, () -> {});

    crowd.assertAllEnded(Duration.ofMinutes(30));
    assertThat(crowd.counted(SENT)).isEqualTo(crowd.started());
    assertThat(crowd.started()).isLessThanOrEqualTo(crowd.sent() - 60);
    for (int version = 1; version <= 3; version++) {
      assertThat(crowd.counted(OF_VERSION + version))
          .as("of version " + version)
          .isPositive();
    }
  }

  @Test
  void runs_are_migrated_while_others_start() {
    var template = flows.template("Turn");
    var workflow = flows.published("Turns", definition(template, "one"));
    crowd.goes(60, () -> {});

    crowd.goes(120, () -> {
      publish(workflow, definition(template, "two"));
      var moved =
          flows.api().post("/api/v2/workflows/" + workflow + "/migrate", "{\"dryRun\": false}");
      assertThat(moved.status()).as(moved.body()).isEqualTo(202);
    });
    await()
        .atMost(Flows.SOON)
        .until(() -> flows
            .api()
            .post("/api/v2/workflows/" + workflow + "/migrate", "")
            .text("groups")
            .equals("[]"));

    crowd.assertAllEnded(Duration.ofMinutes(30));
    assertThat(crowd.started()).isEqualTo(crowd.sent());
    assertThat(crowd.counted(OF_VERSION + 2)).isEqualTo(crowd.sent());
  }
}
