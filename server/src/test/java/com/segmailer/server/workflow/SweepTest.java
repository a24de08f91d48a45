package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.workflow.Cue;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.workflow.Sweep.Migration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done with all runs of a workflow is done whole, also when more is wanted meanwhile. */
final class SweepTest {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final Migration TO_THREE = new Migration(3, null, false);

  @Test
  void who_joins_a_sweep_leaves_nothing_of_it_out() {
    var both = Sweep.waking(TWO).joining(Sweep.migrating(ONE, TO_THREE));

    assertThat(both).isEqualTo(new Sweep(TWO.toString(), true, TO_THREE, false));
    assertThat(Sweep.migrating(TWO, TO_THREE).joining(Sweep.waking(ONE))).isEqualTo(both);
    assertThat(Sweep.ending(TWO).joining(both)).isEqualTo(Sweep.ending(TWO));
    assertThat(Sweep.waking(TWO).joining(null)).isEqualTo(Sweep.waking(TWO));
  }

  @Test
  void a_sweep_is_read_back_to_the_same() {
    for (var sweep : new Sweep[] {
      Sweep.waking(ONE),
      Sweep.ending(ONE),
      Sweep.migrating(ONE, TO_THREE),
      Sweep.migrating(ONE, new Migration(3, 1, true)).joining(Sweep.waking(TWO))
    }) {
      assertThat(Sweep.of(sweep.json())).isEqualTo(sweep);
    }
  }

  @Test
  void a_migration_concerns_other_versions_only() {
    var sweep = Sweep.migrating(ONE, new Migration(3, 1, true));

    assertThat(sweep.order(1)).contains(new Cue.Order.Migrate(3, true));
    assertThat(sweep.order(2)).isEmpty();
    assertThat(Sweep.migrating(ONE, TO_THREE).order(2)).contains(new Cue.Order.Migrate(3, false));
    assertThat(Sweep.migrating(ONE, TO_THREE).order(3)).isEmpty();
  }

  private static String definition(String last) {
    return """
        {"triggers": [{"type": "event", "event": "go"}], "start": "rest",
         "steps": {"rest": {"type": "wait", "for": "1d", "next": "%1$s"}, "%1$s": {"type": "end"}}}
        """.formatted(last);
  }

  private static void start(ApiClient api, int many) {
    var lines = IntStream.range(0, many).mapToObj("""
            {"event": "go", "identifier": {"email": "p%d@example.com"}}"""::formatted).collect(Collectors.joining("\n"));
    var reply = api.ndjson("/v1/events/bulk", lines);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void a_migration_goes_on_when_the_workflow_is_resumed_and_only_one_is_made_at_a_time() {
    try (var server = RunningServer.start()) {
      var flows = new Flows(server, server.workspace("Sweeps"));
      var workflow = flows.published("Sweeps", definition("one"));
      var path = "/api/v2/workflows/" + workflow;
      start(flows.api(), 4 * RunSweeper.BATCH);
      flows.api().patch(path, "{\"definition\": " + definition("two") + "}");
      flows.publish(workflow);

      var first = flows.api().post(path + "/migrate", "{\"dryRun\": false}");
      var second = flows.api().post(path + "/migrate", "{\"dryRun\": false}");
      flows.api().post(path + "/pause", "");
      flows.api().post(path + "/resume", "");

      assertThat(first.status()).as(first.body()).isEqualTo(202);
      assertThat(second.status()).as(second.body()).isEqualTo(409);
      assertThat(flows.api().get(path).text("migration.to")).isEqualTo("2");
      await()
          .atMost(Flows.SOON)
          .until(() -> flows.api().get(path).text("migration").equals("null"));
      assertThat(flows.count("workflow_runs where version = 2")).isEqualTo(4 * RunSweeper.BATCH);
    }
  }
}
