package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clocks are set wrongly and put right again, while runs wait and people go on doing things. */
final class ClockJumpTest {

  private static final String SENT =
      "select count(*) from workflow_log where workspace_id = ? and did = 'queued' and step = ";

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Clocks"));
  private final Crowd crowd = new Crowd(flows, server.database());

  @AfterEach
  void stop() {
    server.close();
  }

  private void publish() {
    flows.published("Waits", """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "key": "order",
         "start": "first",
         "steps": {
           "first": {"type": "sendEmail", "template": "%1$s", "kind": "transactional", "next": "aDay"},
           "aDay": {"type": "wait", "for": "1d", "next": "second"},
           "second": {"type": "sendEmail", "template": "%1$s", "kind": "transactional", "next": "listen"},
           "listen": {"type": "waitUntil", "event": "never", "timeout": {"after": "2h", "next": "third"}},
           "third": {"type": "sendEmail", "template": "%1$s", "kind": "transactional"}}}""".formatted(flows.template("Wait")));
  }

  @Test
  void nothing_is_skipped_or_doubled_when_the_clock_jumps() {
    publish();

    crowd.goes(60, () -> flows.pass(Duration.ofDays(3)));
    crowd.goes(60, () -> flows.pass(Duration.ofHours(-1)));
    crowd.goes(60, () -> flows.pass(Duration.ofDays(3)));
    crowd.goes(60, () -> flows.pass(Duration.ofHours(-1)));
    crowd.goes(60, () -> flows.pass(Duration.ofHours(1)));

    crowd.assertAllEnded(Duration.ofHours(3));
    assertThat(crowd.started()).isEqualTo(crowd.sent());
    for (var step : new String[] {"'first'", "'second'", "'third'"}) {
      assertThat(crowd.counted(SENT + step)).as(step).isEqualTo(crowd.sent());
    }
  }
}
