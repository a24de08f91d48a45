package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Overdue;
import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody has looked for long at many contacts, each of which many instants have passed by. */
final class WakeFloodTest {

  private static final int PEOPLE = 300;
  private static final int WAITS = 15;

  /** Instants for which contacts that wake together make up. */
  private static final int INSTANTS = 2_000;

  private final Database database = TestDatabase.create();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final WorkflowNode node = new WorkflowNode(database, clock);
  private final int workspace = WorkflowNode.newWorkspace(database);

  @AfterEach
  void close() {
    database.close();
  }

  private void flood() {
    var steps = IntStream.range(0, WAITS)
        .mapToObj(i -> "\"w%d\": {\"type\": \"wait\", \"for\": \"1m\", \"next\": \"%s\"}"
            .formatted(i, i + 1 < WAITS ? "w" + (i + 1) : "end"))
        .collect(Collectors.joining(", "));
    var draft = new WorkflowDefinitions.Draft("Waits", "", """
        {"triggers": [{"type": "contactCreated"}], "start": "w0",
         "steps": {%s, "end": {"type": "end"}}}""".formatted(steps));
    var workflow = node.workflows.create(workspace, Optional.empty(), sql -> draft);
    node.workflows.publish(workspace, workflow, OptionalLong.empty());
    for (int i = 0; i < PEOPLE; i++) {
      save(i, "free");
    }
    clock.advance(Duration.ofHours(1));
  }

  private void save(int person, String plan) {
    var attributes = new Value.Dict(Map.of("plan", new Value.Text(plan)));
    node.submit(
        workspace, WorkflowNode.person(person), new Change.Save(Edit.ofAttributes(attributes)));
  }

  private long count(String rows) {
    return database.read(sql -> sql.one(
        "select count(*) from " + rows + " and workspace_id = ?", row -> row.bigint(1), workspace));
  }

  private long passed() {
    return count("workflow_log where did = 'passed'");
  }

  private long completed() {
    return count("workflow_runs where state = 'completed'");
  }

  @Test
  void contacts_that_wake_together_make_up_for_so_many_instants_and_others_follow() {
    flood();

    assertThat(node.engine.wake(workspace, PEOPLE)).isEqualTo(PEOPLE);

    assertThat(passed()).isBetween((long) INSTANTS, (long) INSTANTS + Overdue.MAX_INSTANTS);
    assertThat(completed()).isBetween(1L, PEOPLE - 1L);
    node.quiet();
    assertThat(completed()).isEqualTo(PEOPLE);
    assertThat(passed()).isEqualTo((long) PEOPLE * WAITS);
    assertThat(count(
            "workflow_runs where since <> started_at + interval '%d minutes'".formatted(WAITS)))
        .isZero();
  }

  @Test
  void who_writes_waits_for_no_others() {
    flood();

    save(PEOPLE - 1, "pro");

    assertThat(completed()).isEqualTo(1);
    assertThat(count("contacts where wake_at is not null")).isEqualTo(PEOPLE - 1);
  }
}
