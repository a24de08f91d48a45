package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails of runs. */
final class RunMailsTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Mails"));

  @AfterEach
  void stop() {
    server.close();
  }

  private String mailing(String template) {
    return flows.published("Mails", """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "start": "mail",
         "steps": {"mail": {"type": "sendEmail", "template": "%s"}}}""".formatted(template));
  }

  @Test
  void a_template_reads_what_the_event_said_either_way() {
    mailing(flows.template("{{ event.name }} {{ event.size }} {{ event.data.size }}"));

    flows.event("jane@example.com", "go", "\"size\": 9");

    flows.awaitMails(1);
    assertThat(flows.subjects()).containsExactly("go 9 9");
  }
}
