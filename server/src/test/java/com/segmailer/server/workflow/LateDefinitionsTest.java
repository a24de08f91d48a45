package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments and workflows change while somebody is due and nobody has looked yet. */
final class LateDefinitionsTest {

  private static final String AGO =
      "{\"attribute\": \"t\", \"operator\": \"moreThanAgo\", \"value\": \"%s\"}";

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Late"));
  private final Instant begun = server.clock().instant().truncatedTo(ChronoUnit.SECONDS);

  @AfterEach
  void stop() {
    server.close();
  }

  /** Nobody looks at contacts until {@code meanwhile} is over, and then everybody does. */
  private void unseen(Runnable meanwhile) {
    server.database().inTransaction(sql -> {
      sql.query("select id from contacts for update", row -> row.uuid(1));
      meanwhile.run();
      return meanwhile;
    });
    await()
        .atMost(Flows.SOON)
        .until(() -> flows.count("segments where state = 'building'") == 0
            && flows.count("workflows where building") == 0
            && flows.count(
                    "contacts where wake_at <= '%s'".formatted(server.clock().instant()))
                == 0);
  }

  private void pass(int hours) {
    flows.pass(Duration.ofHours(hours));
  }

  private String segment(String name, String condition) {
    var made = flows.api().post("/api/v2/segments", """
        {"name": "%s", "condition": %s}""".formatted(name, condition));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  /** How many hours after the beginning its contact entered or left the segment. */
  private String flips(String segment) {
    return server.database().read(sql -> sql.query("""
            select c.at from segment_changes c
              join segments s on s.workspace_id = c.workspace_id and s.no = c.segment_no
             where s.id = ?::uuid order by c.version
            """, row -> row.instant(1), segment)).stream()
        .map(at -> String.valueOf(Duration.between(begun, at).toHours()))
        .collect(Collectors.joining(" "));
  }

  /** It is made three hours after the instants of its window begin, and seen six hours after. */
  @ParameterizedTest
  @CsvSource({"90m, 10h, 3", "90m, 2h, ", "4h, 5h, 4 5"})
  void a_segment_has_no_history_from_before_it_was_made(String from, String to, String flips) {
    flows.segment("Hour", AGO.formatted("1h"));
    flows.save("jane@example.com", "\"t\": \"" + begun + "\"");
    var made = new AtomicReference<String>();

    unseen(() -> {
      pass(3);
      made.set(segment("Window", """
          {"all": [%s, {"attribute": "t", "operator": "withinLast", "value": "%s"}]}""".formatted(AGO.formatted(from), to)));
      pass(3);
    });

    assertThat(flips(made.get())).isEqualTo(flips == null ? "" : flips);
  }

  @Test
  void a_segment_that_is_edited_follows_its_new_condition_from_then_on() {
    var edited = flows.segment("Hours", AGO.formatted("1h"));
    flows.save("jane@example.com", "\"t\": \"" + begun + "\"");

    unseen(() -> {
      pass(3);
      flows.api().patch("/api/v2/segments/" + edited, """
          {"condition": %s}""".formatted(AGO.formatted("4h")));
      pass(2);
    });

    assertThat(flips(edited)).isEqualTo("4");
  }

  @Test
  void a_change_by_which_nothing_is_decided_otherwise_leaves_what_came_before_it() {
    var segment = flows.segment("Hour", AGO.formatted("1h"));
    flows.save("jane@example.com", "\"t\": \"" + begun + "\"");

    unseen(() -> {
      pass(3);
      flows.api().patch("/api/v2/segments/" + segment, "{\"name\": \"An hour\"}");
      flows.draft("Draft", "{}");
    });

    assertThat(flips(segment)).isEqualTo("1");
  }

  @Test
  void a_workflow_starts_nobody_for_what_came_before_it_was_published() {
    var segment = flows.segment("Window", """
        {"all": [%s, {"attribute": "t", "operator": "withinLast", "value": "2h"}]}""".formatted(AGO.formatted("1h")));
    flows.save("jane@example.com", "\"t\": \"" + begun + "\"");
    var workflow = flows.draft("Entered", """
        {"triggers": [{"type": "segmentEntered", "segment": "%s"}],
         "start": "end", "steps": {"end": {"type": "end"}}}""".formatted(segment));

    unseen(() -> {
      pass(3);
      flows.publish(workflow);
    });

    assertThat(flows.runs(workflow)).isZero();
    assertThat(flips(segment)).isEmpty();
  }
}
