package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates that come while contacts' records do not wait for them yet. */
final class DatesTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Dates"));

  @AfterEach
  void stop() {
    server.close();
  }

  private String drafted() {
    return flows.draft("Day", """
        {"triggers": [{"type": "date", "attribute": "day"}], "reentry": "always",
         "start": "end", "steps": {"end": {"type": "end"}}}""");
  }

  /** Lets time pass between {@code work} and the look at contacts that follows from it. */
  private void late(Duration time, Runnable work) {
    server.database().inTransaction(sql -> {
      sql.query("select id from contacts for update", row -> row.uuid(1));
      work.run();
      flows.pass(time);
      return time;
    });
    await().atMost(Flows.SOON).until(() -> flows.count("workflows where building") == 0);
  }

  /** The clock says noon when the workflow is published, and one o'clock when its contact is seen. */
  @ParameterizedTest
  @CsvSource({"2026-03-01T11:59:00Z, 0", "2026-03-01T12:30:00Z, 1"})
  void a_date_that_comes_while_contacts_are_passed_starts_its_run(String day, int runs) {
    flows.save("jane@example.com", "\"day\": \"" + day + "\"");
    var workflow = drafted();

    late(Duration.ofHours(1), () -> flows.publish(workflow));

    assertThat(flows.runs(workflow)).isEqualTo(runs);
  }

  @Test
  void a_date_that_comes_while_contacts_are_passed_after_a_pause_starts_its_run() {
    var workflow = drafted();
    flows.publish(workflow);
    var path = "/api/v2/workflows/" + workflow;
    flows.api().post(path + "/pause", "");
    flows.save("jane@example.com", "\"day\": \"2026-03-05T12:30:00Z\"");
    flows.save("max@example.com", "\"day\": \"2026-03-03T12:30:00Z\"");
    flows.pass(Duration.ofDays(4));

    late(Duration.ofHours(1), () -> flows.api().post(path + "/resume", ""));

    assertThat(flows.runs(workflow)).isEqualTo(1);
  }

  @Test
  void an_old_date_starts_nothing_when_contacts_are_passed_for_another_time_zone() {
    var workflow = drafted();
    flows.publish(workflow);
    flows.save("jane@example.com", "\"day\": \"2026-03-04T12:00:00Z\"");
    await().atMost(Flows.SOON).until(() -> flows.count("workflows where building") == 0);
    flows.pass(Duration.ofDays(1));
    flows.save("jane@example.com", "\"day\": \"2026-03-01T14:00:00Z\"");

    late(
        Duration.ofHours(1),
        () -> flows.api().patch("/api/v2/workspace", "{\"timeZone\": \"Asia/Tokyo\"}"));

    assertThat(flows.runs(workflow)).isZero();
  }
}
