package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.ScriptedServer;
import com.segmailer.server.mail.ScriptedServer.Script;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.mail.SmtpTransport;
import com.segmailer.server.runtime.Worker;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that a mail server does not answer stop no others, and are neither lost nor sent twice. */
@Timeout(60)
final class SlowServerTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Slow");
  private final Outbox outbox = new Outbox(server, api);
  private final CountDownLatch answer = new CountDownLatch(1);

  /** The recipients of messages that were heard to their end. */
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    answer.countDown();
    server.close();
  }

  /** Takes messages; those to {@code slow...} once it is told to answer. */
  private Script script() {
    return talk -> {
      talk.greet();
      var recipient = "";
      for (var line = talk.hear(); !line.startsWith("QUIT"); line = talk.hear()) {
        if (line.startsWith("RCPT TO:<")) {
          recipient = line.substring(9, line.indexOf('>'));
        }
        if (line.equals("DATA")) {
          talk.say("354 Go ahead");
          talk.hearMessage();
          heard.add(recipient);
          if (recipient.startsWith("slow")) {
            untilAnswered();
          }
        }
        talk.say("250 2.1.0 Ok");
      }
    };
  }

  private void untilAnswered() {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SendWorker node(ScriptedServer mailServer) {
    var url = "smtp://localhost:" + mailServer.port() + "?starttls=never";
    var carrier = new SmtpCarrier(
        new SmtpTransport(SmtpSettings.parse(url)), server.parts().domains());
    return Senders.worker(server.parts(), carrier, SmtpSettings.Rates.NONE, outbox);
  }

  private List<UUID> put(int count, String name, Kind kind) {
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < count; i++) {
      ids.add(outbox.put(name + i + "@example.org", kind));
    }
    return ids;
  }

  private boolean are(List<UUID> ids, String state) {
    return ids.stream().allMatch(id -> outbox.row(id).state().equals(state));
  }

  @Test
  void what_others_wait_for_goes_while_a_few_are_not_answered() {
    var slow = put(2, "slow", Kind.MARKETING);
    var quick = put(60, "quick", Kind.MARKETING);
    try (var mailServer = new ScriptedServer(script());
        var node = node(mailServer)) {
      Outbox.drain(node);

      assertThat(are(quick, "sent")).isTrue();
      assertThat(are(slow, "sending")).isTrue();
      for (int minute = 0; minute < 20; minute += 4) {
        outbox.advance(Duration.ofMinutes(4));
        node.extendLeases();
      }
      try (var other = node(mailServer)) {
        Outbox.drain(other);
      }
      answer.countDown();
      await().until(() -> are(slow, "sent"));
    }

    assertThat(heard).hasSize(62).doesNotHaveDuplicates();
  }

  @Test
  void a_turn_that_fails_keeps_nothing_but_what_is_under_way() {
    var slow = put(1, "slow", Kind.MARKETING);
    put(SendWorker.AT_ONCE - 1, "quick", Kind.MARKETING);
    var rest = put(3, "rest", Kind.MARKETING);
    refusing("rest%");
    try (var mailServer = new ScriptedServer(script());
        var node = node(mailServer)) {
      node.ring();
      node.runOnce();
      assertThat(are(slow, "sending")).isTrue();
      assertThat(are(rest, "queued")).isTrue();

      server.database().inTransaction(sql -> sql.update("drop trigger refusing on messages"));
      outbox.advance(Duration.ofMinutes(1));
      node.extendLeases();
      try (var other = node(mailServer)) {
        Outbox.drain(other);
        assertThat(are(rest, "sent")).isTrue();
        for (int minute = 0; minute < 20; minute += 4) {
          outbox.advance(Duration.ofMinutes(4));
          node.extendLeases();
          Outbox.drain(other);
        }
      }
      assertThat(are(slow, "sending")).isTrue();
      answer.countDown();
      await().until(() -> are(slow, "sent"));
    }

    assertThat(heard).hasSize(SendWorker.AT_ONCE + 3).doesNotHaveDuplicates();
  }

  /** Has the database refuse that messages to such addresses be handed over. */
  private void refusing(String addresses) {
    server.database().inTransaction(sql -> {
      sql.script("""
          create function refusing() returns trigger language plpgsql as
            $$ begin raise exception 'not now'; end $$;
          create trigger refusing before update on messages for each row
            when (new.state = 'sending' and new.address like '%s')
            execute function refusing()""".formatted(addresses));
      return addresses;
    });
  }

  @Test
  void what_somebody_waits_for_goes_though_too_many_are_not_answered() {
    try (var mailServer = new ScriptedServer(script());
        var node = node(mailServer)) {
      var workers = new ArrayList<Worker>();
      var slow = new ArrayList<UUID>();
      for (int turn = 1; turn <= Turns.MOST_OF_ONE; turn++) {
        slow.addAll(put(8, "slow" + turn + ".", Kind.MARKETING));
        node.ring(api.workspace());
        workers.add(Worker.start("messages", node::runOnce));
        int begun = 8 * turn;
        await().until(() -> heard.size() == begun);
      }
      var urgent = put(1, "urgent", Kind.TRANSACTIONAL);
      var stuck = put(1, "stuck", Kind.MARKETING);

      await().until(() -> {
        node.ring();
        node.runUrgent();
        return are(urgent, "sent");
      });
      assertThat(are(stuck, "queued")).isTrue();
      assertThat(are(slow, "sending")).isTrue();

      answer.countDown();
      await().until(() -> are(slow, "sent") && are(stuck, "sent"));
      workers.forEach(Worker::close);
    }

    assertThat(heard).hasSize(18).doesNotHaveDuplicates();
  }

  @Test
  void a_node_that_stops_settles_them_too() {
    var marketing = put(1, "slow", Kind.MARKETING);
    var transactional = put(1, "slower", Kind.TRANSACTIONAL);
    try (var mailServer = new ScriptedServer(script())) {
      try (var node = node(mailServer)) {
        Outbox.drain(node);
        assertThat(are(marketing, "sending") && are(transactional, "sending")).isTrue();
        node.stop();
        node.end(Duration.ofMillis(100));
      }
    }

    assertThat(are(marketing, "unknown")).isTrue();
    assertThat(are(transactional, "deferred")).isTrue();
  }
}
