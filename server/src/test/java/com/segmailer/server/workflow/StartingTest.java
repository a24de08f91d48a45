package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.workflow.Limits;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.Repeating;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who does not start when somebody asks for it, and why. */
final class StartingTest {

  private static final String WAITING = """
      {"triggers": [{"type": "event", "event": "go"}], "key": "n", "start": "rest",
       "steps": {"rest": {"type": "wait", "for": "1d"}}}""";

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Starting"));

  @AfterEach
  void stop() {
    server.close();
  }

  private ApiClient.Reply start(String workflow, int n) {
    return flows.api().post("/api/v2/workflows/" + workflow + "/runs", """
        {"identifier": {"email": "jane@example.com"}, "data": {"n": %d}}""".formatted(n));
  }

  @Test
  void the_answer_tells_a_contact_in_too_many_runs_from_one_that_may_not_enter() {
    flows.save("jane@example.com", "");
    var workflow = flows.published("Waiting", WAITING);
    for (int n = 1; n < Limits.RUNS; n++) {
      flows.event("jane@example.com", "go", "\"n\": " + n);
    }

    var again = start(workflow, 1);
    assertThat(start(workflow, Limits.RUNS).status()).isEqualTo(201);
    var tooMany = start(workflow, Limits.RUNS + 1);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("detail")).contains("by the workflow's rules");
    assertThat(tooMany.status()).isEqualTo(409);
    assertThat(tooMany.text("detail")).contains("in 50 runs");
    flows.event("jane@example.com", "go", "\"n\": 1000");
    assertThat(flows.api().get("/metrics").body())
        .contains("segmailer_workflow_runs_turned_away_total 1.0");
  }

  @Test
  void who_found_no_room_may_ask_again_with_the_same_key() {
    flows.save("jane@example.com", "");
    var workflow = flows.published("Waiting", WAITING);
    for (int n = 1; n <= Limits.RUNS; n++) {
      flows.event("jane@example.com", "go", "\"n\": " + n);
    }
    var runs = "/api/v2/workflows/" + workflow + "/runs";
    var caller = new Repeating(server, flows.api());
    var body = """
        {"identifier": {"email": "jane@example.com"}, "data": {"n": 100}}""";

    var tooMany = caller.post(runs, body);
    var one = flows.api().get(runs + "?limit=1").text("data.0.id");
    assertThat(flows.api().post(runs + "/" + one + "/end", "").status()).isEqualTo(200);
    var again = caller.again(runs, body);

    assertThat(tooMany.status()).isEqualTo(409);
    assertThat(again.status()).as(again.body()).isEqualTo(201);
  }
}
