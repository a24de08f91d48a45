package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that is stopped while the mail server is slow leaves nobody in doubt who need not be. */
@Timeout(60)
final class StoppedSendingTest {

  /** Of each kind: together too many to be left behind by the turn that began them. */
  private static final int SLOW = 4;

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Stopped");
  private final Outbox outbox = new Outbox(server, api);
  private final CountDownLatch taken = new CountDownLatch(SendWorker.AT_ONCE - 2 * SLOW);
  private final CountDownLatch stuck = new CountDownLatch(2 * SLOW);

  @AfterEach
  void stop() {
    server.close();
  }

  /** Takes messages, but never answers a recipient or a message of those who are slow. */
  private Script slow() {
    return talk -> {
      talk.greet();
      boolean silent = false;
      for (var line = talk.hear(); !line.startsWith("QUIT"); line = talk.hear()) {
        if (line.startsWith("RCPT TO:<slow.recipient")) {
          stuck.countDown();
          talk.hang();
        }
        silent |= line.startsWith("RCPT TO:<slow.message");
        if (line.equals("DATA")) {
          talk.say("354 Go ahead");
          talk.hearMessage();
          if (silent) {
            stuck.countDown();
            talk.hang();
          }
          taken.countDown();
        }
        talk.say("250 2.1.0 Ok");
      }
    };
  }

  @Test
  void what_was_taken_is_sent_and_what_was_not_goes_later() throws Exception {
    var quick = new ArrayList<UUID>();
    var recipients = new ArrayList<UUID>();
    var messages = new ArrayList<UUID>();
    for (int i = 0; i < SLOW; i++) {
      recipients.add(outbox.put("slow.recipient" + i + "@example.org", Kind.MARKETING));
      messages.add(outbox.put("slow.message" + i + "@example.org", Kind.MARKETING));
    }
    for (int i = 0; i < SendWorker.AT_ONCE - 2 * SLOW; i++) {
      quick.add(outbox.put("p" + i + "@example.org", Kind.MARKETING));
    }
    outbox.advance(Duration.ofSeconds(1));
    var unbegun = outbox.put("unbegun@example.org", Kind.MARKETING);
    try (var mailServer = new ScriptedServer(slow());
        var sending =
            Senders.worker(server.parts(), carrier(mailServer), SmtpSettings.Rates.NONE, outbox)) {
      sending.ring(api.workspace());
      var worker = Worker.start("messages", sending::runOnce);
      taken.await();
      stuck.await();

      sending.stop();

      assertThat(worker.stop(Duration.ofMillis(500))).isFalse();
      Awaitility.await().until(() -> outbox.row(unbegun).attempts() == 0);
    }

    assertThat(quick).allMatch(id -> outbox.row(id).state().equals("sent"));
    assertThat(recipients).allMatch(id -> outbox.row(id).state().equals("deferred"));
    assertThat(messages).allMatch(id -> outbox.row(id).state().equals("unknown"));
    assertThat(outbox.row(unbegun).state()).isEqualTo("queued");
    assertThat(outbox.row(unbegun).attempts()).isZero();
    assertThat(outbox.row(unbegun).dueAt()).isEqualTo(outbox.instant());
  }

  private SmtpCarrier carrier(ScriptedServer mailServer) {
    var url = "smtp://localhost:" + mailServer.port() + "?starttls=never";
    var settings = SmtpSettings.parse(url);
    return new SmtpCarrier(new SmtpTransport(settings), server.parts().domains());
  }
}
