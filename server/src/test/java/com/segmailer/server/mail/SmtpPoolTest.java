package com.segmailer.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.mail.Delivery.Accepted;
import com.segmailer.server.mail.Delivery.Deferred;
import com.segmailer.server.mail.SmtpSettings.Encryption;
import com.segmailer.server.mail.SmtpSettings.Limits;
import com.segmailer.server.mail.SmtpSettings.Rates;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How connections are kept, bounded and given up. */
final class SmtpPoolTest {

  @Test
  void a_connection_the_server_closed_meanwhile_is_replaced() {
    ScriptedServer.Script once = talk -> {
      talk.greet("PIPELINING");
      talk.hear();
      talk.hear();
      talk.hear();
      talk.say("250 Ok", "250 Ok");
      talk.takeMessage();
    };
    ScriptedServer.Script hangsUp = talk -> {
      talk.greet("PIPELINING");
      talk.hear();
      talk.hear();
      talk.hear();
      talk.say("250 Ok", "250 Ok");
      talk.takeMessage();
      talk.hear();
      talk.say("421 4.4.2 Idle for too long");
    };
    try (var server = new ScriptedServer(once, hangsUp, ScriptedServer.willing());
        var transport = Smtp.patient(server)) {
      for (int i = 0; i < 3; i++) {
        assertThat(transport.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void a_connection_carries_a_bounded_number_of_messages() {
    var two =
        new Limits(1, 2, Duration.ofSeconds(30), Smtp.SOON, Rates.NONE, Smtp.PATIENT.patience());
    try (var server = new ScriptedServer(ScriptedServer.willing());
        var transport = new SmtpTransport(Smtp.settings(server.port(), Encryption.OPTIONAL, two))) {
      for (int i = 0; i < 5; i++) {
        assertThat(transport.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
      }
      assertThat(server.connections()).isEqualTo(3);
      assertThat(server.heard()).contains("QUIT");
    }
  }

  @Test
  void what_is_idle_for_long_is_closed() {
    var brief =
        new Limits(1, 100, Duration.ofMillis(1), Smtp.SOON, Rates.NONE, Smtp.PATIENT.patience());
    try (var server = new ScriptedServer(ScriptedServer.willing());
        var transport =
            new SmtpTransport(Smtp.settings(server.port(), Encryption.OPTIONAL, brief))) {
      transport.deliver(Mails.plain(), null);

      Awaitility.await().until(() -> transport.connections() == 0);
      Awaitility.await().until(() -> server.heard().contains("QUIT"));
    }
  }

  @Test
  void a_message_waits_for_a_connection_only_so_long() throws Exception {
    var done = new CountDownLatch(1);
    ScriptedServer.Script slow = talk -> {
      talk.greet();
      try {
        done.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      talk.serve();
    };
    var one =
        new Limits(1, 100, Duration.ofSeconds(30), Smtp.SOON, Rates.NONE, Smtp.PATIENT.patience());
    try (var server = new ScriptedServer(slow);
        var transport = new SmtpTransport(Smtp.settings(server.port(), Encryption.OPTIONAL, one))) {
      var first = Thread.ofVirtual().start(() -> transport.deliver(Mails.plain(), null));
      Awaitility.await().until(() -> server.connections() == 1);

      var second = transport.deliver(Mails.plain(), null);
      done.countDown();
      first.join();

      assertThat(second)
          .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.status()).isEqualTo("4.4.5"));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_is_not_there_is_a_reason_to_wait() throws IOException {
    int port;
    try (var probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    try (var transport =
        new SmtpTransport(Smtp.settings(port, Encryption.OPTIONAL, Smtp.PATIENT))) {
      assertThat(transport.deliver(Mails.plain(), null))
          .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.status()).isEqualTo("4.4.1"));
    }
  }
}
