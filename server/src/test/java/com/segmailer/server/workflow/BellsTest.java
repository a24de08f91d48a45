package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.engine.Bell;
import com.segmailer.server.engine.Bells;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What runs leave to do is told of once it is committed, so nobody has to look for it first. */
final class BellsTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Bells"));

  /** How many rows each ring found. */
  private final List<Long> messages = new CopyOnWriteArrayList<>();

  private final List<Long> calls = new CopyOnWriteArrayList<>();

  private final List<Instant> wakeUps = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private void listen() {
    server
        .parts()
        .engine()
        .ringing(new Bells(
            Bell.SILENT,
            workspace -> messages.add(count("select count(*) from messages")),
            () -> calls.add(count("select count(*) from workflow_log where did = 'called'")),
            wakeUps::add,
            runs -> {}));
  }

  private long count(String sql) {
    return server.database().read(tx -> tx.one(sql, row -> row.bigint(1)));
  }

  private static String onGo(String step) {
    return """
        {"triggers": [{"type": "event", "event": "go"}], "reentry": "always", "start": "step",
         "steps": {"step": %s}}""".formatted(step);
  }

  @Test
  void a_message_of_a_run_is_told_of_after_its_commit() {
    var template = flows.template("Hello");
    flows.published("Mails", onGo("""
        {"type": "sendEmail", "template": "%s", "kind": "transactional"}""".formatted(template)));
    listen();

    flows.event("jane@example.com", "go", "");

    assertThat(messages).containsExactly(1L);
    assertThat(calls).isEmpty();
  }

  @Test
  void a_request_of_a_run_is_told_of_after_its_commit() {
    flows.published("Calls", onGo("""
        {"type": "callWebhook", "url": "https://hooks.example.com/"}"""));
    listen();

    flows.event("jane@example.com", "go", "");

    assertThat(calls).containsExactly(1L);
    assertThat(messages).isEmpty();
  }

  @Test
  void a_wait_of_a_run_is_told_of_as_the_next_wake_up() {
    flows.published("Waits", onGo("""
        {"type": "wait", "for": "10m"}"""));
    listen();

    flows.event("jane@example.com", "go", "");

    assertThat(wakeUps).containsExactly(server.clock().instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void what_leaves_nothing_to_do_is_not_told_of() {
    listen();

    flows.event("jane@example.com", "go", "");

    assertThat(messages).isEmpty();
    assertThat(calls).isEmpty();
    assertThat(wakeUps).isEmpty();
  }
}
