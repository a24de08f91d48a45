package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that name the workflow to start. */
final class NamedWorkflowTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Naming"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_event_that_names_a_workflow_that_starts_nothing_is_recorded_all_the_same() {
    var workflow = flows.published("Leaving", """
        {"triggers": [{"type": "direct"}], "start": "end", "steps": {"end": {"type": "end"}}}""");
    var path = "/api/v2/workflows/" + workflow;
    flows.api().post(path + "/pause", "");
    var paused = naming("jane@example.com", workflow);
    flows.api().post(path + "/archive", "");
    await().atMost(Flows.SOON).until(() -> flows.count("workflow_versions where live") == 0);
    var archived = naming("joe@example.com", workflow);
    var bulk = flows.api().post("/v1/events/bulk", """
        {"events": [{"event": "left", "identifier": {"email": "jim@example.com"}, "workflow": "%s"}]}
        """.formatted(workflow));
    var unknown = flows.api().post("/v1/events", """
        {"event": "left", "identifier": {"email": "may@example.com"}, "workflow": "%s"}
        """.formatted(UUID.randomUUID()));

    assertThat(paused.status()).as(paused.body()).isEqualTo(201);
    assertThat(paused.text("notStarted")).isEqualTo("paused");
    assertThat(archived.status()).as(archived.body()).isEqualTo(201);
    assertThat(archived.text("notStarted")).isEqualTo("archived");
    assertThat(bulk.text("results.0.notStarted")).isEqualTo("archived");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(flows.count("events where name = 'left'")).isEqualTo(3);
    assertThat(flows.count("workflow_runs")).isZero();
  }

  private ApiClient.Reply naming(String email, String workflow) {
    return flows.api().post("/v1/events", """
        {"event": "left", "identifier": {"email": "%s"}, "workflow": "%s"}""".formatted(email, workflow));
  }
}
