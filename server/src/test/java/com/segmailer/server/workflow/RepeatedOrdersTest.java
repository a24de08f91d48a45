package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.Repeating;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One idempotency key is one run, and one order to it, whatever became of the first answer. */
final class RepeatedOrdersTest {

  private static final String BODY =
      "{\"identifier\": {\"email\": \"jane@example.com\"}, \"data\": {\"n\": 1}}";

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Repeating"));
  private final Repeating caller = new Repeating(server, flows.api());

  @AfterEach
  void stop() {
    server.close();
  }

  private String published() {
    flows.save("jane@example.com", "");
    return flows.published("Waits", """
        {"triggers": [{"type": "direct"}], "reentry": "always", "key": "n", "start": "first", "steps": {
           "first": {"type": "wait", "for": "1d", "next": "second"},
           "second": {"type": "wait", "for": "1d", "next": "third"},
           "third": {"type": "wait", "for": "1d"}}}""");
  }

  @Test
  void a_run_whose_answer_was_lost_is_found_again() {
    var path = "/api/v2/workflows/" + published() + "/runs";
    var first = caller.post(path, BODY);

    var second = caller.again(path, BODY);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(second.status()).as(second.body()).isEqualTo(201);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(flows.count("workflow_runs")).isEqualTo(1);
  }

  @Test
  void a_run_that_may_not_start_is_refused_again() {
    var path = "/api/v2/workflows/" + published() + "/runs";
    flows.api().post(path, BODY);

    assertThat(caller.post(path, BODY).status()).isEqualTo(409);
    assertThat(caller.again(path, BODY).status()).isEqualTo(409);
  }

  @Test
  void a_step_is_skipped_once() {
    var runs = "/api/v2/workflows/" + published() + "/runs";
    var run = flows.api().post(runs, BODY);
    var path = runs + "/" + run.text("id") + "/skip";
    var first = caller.post(path, "");

    var second = caller.again(path, "");

    assertThat(first.text("step")).as(first.body()).isEqualTo("second");
    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(second.text("step")).isEqualTo("second");
  }
}
