package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody looks for hours, and what time brought about meanwhile is stored with its instants. */
final class LateLooksTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Late"));
  private final Instant begun = server.clock().instant().truncatedTo(ChronoUnit.SECONDS);

  @AfterEach
  void stop() {
    server.close();
  }

  private String entered(String condition) {
    var segment = flows.segment("Passing", condition);
    return flows.published("Entered", """
        {"triggers": [{"type": "segmentEntered", "segment": "%s"}],
         "start": "wait", "steps": {"wait": {"type": "wait", "for": "10m", "next": "end"},
                                    "end": {"type": "end"}}}""".formatted(segment));
  }

  private List<Instant> instants(String query) {
    return server.database().read(sql -> sql.query(query, row -> row.instant(1))).stream()
        .map(one -> one.truncatedTo(ChronoUnit.SECONDS))
        .toList();
  }

  @Test
  void a_segment_that_was_entered_and_left_meanwhile_has_its_history_and_its_run() {
    var workflow = entered("""
        {"all": [{"attribute": "t", "operator": "moreThanAgo", "value": "1h"},
                 {"attribute": "t", "operator": "withinLast", "value": "2h"}]}""");
    flows.save("jane@example.com", "\"t\": \"" + begun + "\"");

    flows.pass(Duration.ofHours(3));

    await().atMost(Flows.SOON).until(() -> flows.runs(workflow) == 1);
    assertThat(flows.run(workflow).text("state")).isEqualTo("completed");
    assertThat(instants("select at from contact_flips order by version"))
        .containsExactly(begun.plus(Duration.ofHours(1)), begun.plus(Duration.ofHours(2)));
    assertThat(instants("select at from segment_flips order by at"))
        .containsExactly(begun.plus(Duration.ofHours(1)), begun.plus(Duration.ofHours(2)));
    assertThat(instants("select started_at from workflow_runs"))
        .containsExactly(begun.plus(Duration.ofHours(1)));
    assertThat(instants("select at from workflow_log order by seq"))
        .last()
        .isEqualTo(begun.plus(Duration.ofMinutes(70)));
  }

  @Test
  void a_write_comes_after_what_came_before_it() {
    var workflow =
        entered("{\"attribute\": \"t\", \"operator\": \"moreThanAgo\", \"value\": \"1h\"}");
    flows.save("jane@example.com", "\"t\": \"" + begun + "\"");
    flows.save("max@example.com", "\"t\": \"" + begun + "\"");

    flows.pass(Duration.ofHours(3));
    flows.save("jane@example.com", "\"t\": null");

    await().atMost(Flows.SOON).until(() -> flows.runs(workflow) == 2);
    assertThat(instants("select started_at from workflow_runs"))
        .containsOnly(begun.plus(Duration.ofHours(1)));
    assertThat(instants("select entered_at from memberships"))
        .containsExactly(begun.plus(Duration.ofHours(1)));
    assertThat(instants("select at from contact_flips where exited <> '{}'"))
        .allMatch(at -> !at.isBefore(begun.plus(Duration.ofHours(3))));
  }

  @Test
  void who_left_and_came_again_is_a_member_since_then() {
    flows.segment("Passing", """
        {"any": [{"attribute": "t", "operator": "withinLast", "value": "1h"},
                 {"attribute": "t", "operator": "moreThanAgo", "value": "2h"}]}""");
    flows.save("jane@example.com", "\"t\": \"" + begun + "\"");
    assertThat(instants("select entered_at from memberships")).containsExactly(begun);

    flows.pass(Duration.ofHours(3));

    await()
        .atMost(Flows.SOON)
        .untilAsserted(() -> assertThat(instants("select entered_at from memberships"))
            .containsExactly(begun.plus(Duration.ofHours(2))));
  }
}
