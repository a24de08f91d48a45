package com.segmailer.server.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that speaks SMTP line by line to the real listener. */
final class InboundSmtpTest {

  private final Scene scene = new Scene();
  private final InboundSmtp smtp = InboundSmtp.start(
      "127.0.0.1",
      0,
      "bounces.example.com",
      scene.tokens,
      scene.reports,
      scene.metrics,
      scene.api.clock());

  @AfterEach
  void close() {
    smtp.close();
    scene.close();
  }

  @Test
  void a_bounce_to_a_return_path_is_stored_before_it_is_acknowledged() throws IOException {
    var message = scene.messageTo("jane@example.com");
    var path = scene.tokens.address(scene.client.workspace(), message, "bounces.example.com");

    try (var client = new Client()) {
      assertThat(client.say("MAIL FROM:<>")).startsWith("250");
      assertThat(client.say("RCPT TO:<" + path + ">")).startsWith("250");
      assertThat(client.say("DATA")).startsWith("354");
      assertThat(client.send(Mails.status(scene.token(message), "550 5.1.1 User unknown")))
          .startsWith("250");
    }

    assertThat(scene.suppression("jane@example.com")).isEqualTo("bounced");
    assertThat(scene.timeline("jane@example.com")).containsOnlyOnce("email.bounced");
  }

  @Test
  void a_complaint_and_the_same_bounce_twice_in_one_session_are_taken() throws IOException {
    var message = scene.messageTo("jane@example.com");
    try (var client = new Client()) {
      for (var mail : new byte[][] {
        Mails.status(scene.token(message), "550 5.1.1 User unknown"),
        Mails.status(scene.token(message), "550 5.1.1 User unknown"),
        Mails.complaint(scene.token(message), "abuse")
      }) {
        client.say("MAIL FROM:<>");
        client.say("RCPT TO:<bounce+" + scene.token(message) + "@anything.example>");
        client.say("DATA");
        assertThat(client.send(mail)).startsWith("250");
      }
    }

    assertThat(scene.suppression("jane@example.com")).isEqualTo("complained");
    assertThat(scene.timeline("jane@example.com")).containsOnlyOnce("email.bounced");
  }

  private void feedback(byte[] mail) throws IOException {
    try (var client = new Client()) {
      client.say("MAIL FROM:<feedback@provider.example>");
      assertThat(client.say("RCPT TO:<fbl@bounces.example.com>")).startsWith("250");
      client.say("DATA");
      assertThat(client.send(mail)).startsWith("250");
    }
  }

  @Test
  void a_feedback_loop_with_one_address_is_believed_for_the_message_it_returns()
      throws IOException {
    var jane = scene.token(scene.messageTo("jane@example.com"));
    var john = scene.token(scene.messageTo("john@example.com"));

    feedback(Mails.feedbackWithReturnPath(jane));
    feedback(Mails.feedback("Original-Mail-From: <bounce+" + john + "@bounces.example.com>\n"));

    assertThat(scene.suppression("jane@example.com")).isEqualTo("complained");
    assertThat(scene.suppression("john@example.com")).isEqualTo("complained");
  }

  @Test
  void a_feedback_loop_is_not_believed_without_a_good_token_and_only_complains()
      throws IOException {
    var good = scene.token(scene.messageTo("jane@example.com"));
    var forged = (good.startsWith("a") ? "b" : "a") + good.substring(1);

    feedback(Mails.feedbackWithReturnPath(forged));
    feedback(Mails.feedback(""));
    feedback(Mails.status(good, "550 5.1.1 User unknown"));

    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");
  }

  @Test
  void everybody_else_is_no_mailbox_here() throws IOException {
    var good = scene.token(scene.messageTo("jane@example.com"));
    var forged = (good.startsWith("a") ? "b" : "a") + good.substring(1);
    try (var client = new Client()) {
      client.say("MAIL FROM:<>");
      for (var other : new String[] {
        "jane@example.com", "postmaster@bounces.example.com", "bounce+" + forged + "@x.example"
      }) {
        assertThat(client.say("RCPT TO:<" + other + ">")).startsWith("550");
      }
      assertThat(client.say("DATA")).startsWith("503");
    }
  }

  @Test
  void an_absence_note_changes_nothing() throws IOException {
    var message = scene.messageTo("jane@example.com");
    try (var client = new Client()) {
      client.say("MAIL FROM:<jane@example.com>");
      client.say("RCPT TO:<bounce+" + scene.token(message) + "@b.example>");
      client.say("DATA");
      assertThat(client.send(Mails.bytes(
              "From: jane@example.com\nSubject: Away\nAuto-Submitted: auto-replied\n\nAway.\n")))
          .startsWith("250");
    }

    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");
    assertThat(scene.timeline("jane@example.com")).doesNotContain("email.bounced");
  }

  @Test
  void a_mail_that_is_too_large_is_refused() throws IOException {
    var message = scene.messageTo("jane@example.com");
    try (var client = new Client()) {
      client.say("MAIL FROM:<>");
      client.say("RCPT TO:<bounce+" + scene.token(message) + "@b.example>");
      client.say("DATA");
      var large = "x".repeat(100) + "\n";
      assertThat(client.send(Mails.bytes(large.repeat(InboundSmtp.MAX_MAIL / 100))))
          .startsWith("552");
    }
  }

  @Test
  void while_the_database_is_away_the_sender_is_asked_to_come_again() throws IOException {
    var message = scene.messageTo("jane@example.com");
    try (var client = new Client()) {
      client.say("MAIL FROM:<>");
      client.say("RCPT TO:<bounce+" + scene.token(message) + "@b.example>");
      client.say("DATA");
      scene.api.database().close();

      assertThat(client.send(Mails.status(scene.token(message), "550 5.1.1 User unknown")))
          .startsWith("451");
    }
  }

  @Test
  void who_brings_too_much_in_a_minute_is_asked_to_wait() throws IOException {
    try (var client = new Client()) {
      for (int i = 0; i < InboundSmtp.MAX_MAILS_A_MINUTE; i++) {
        assertThat(client.say("MAIL FROM:<>")).startsWith("250");
        client.say("RSET");
      }
      assertThat(client.say("MAIL FROM:<>")).startsWith("421");
    }
    scene.api.clock().advance(Duration.ofMinutes(1));
    try (var client = new Client()) {
      assertThat(client.say("MAIL FROM:<>")).startsWith("250");
    }
  }

  @Test
  void one_source_may_open_only_so_many_connections() throws IOException {
    var open = new ArrayList<Client>();
    try {
      for (int i = 0; i < InboundSmtp.MAX_CONNECTIONS_OF_ONE; i++) {
        open.add(new Client());
      }
      try (var socket = new Socket("127.0.0.1", smtp.port())) {
        socket.setSoTimeout(10_000);
        var line = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
        assertThat(line == null || line.startsWith("4") || line.startsWith("5"))
            .as(line)
            .isTrue();
      }
    } finally {
      for (var client : open) {
        client.close();
      }
    }
  }

  private final class Client implements AutoCloseable {
    private final Socket socket = new Socket("127.0.0.1", smtp.port());
    private final BufferedReader in = new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    private final OutputStream out = socket.getOutputStream();

    Client() throws IOException {
      socket.setSoTimeout(60_000);
      answer();
      say("EHLO client.example");
    }

    String say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return answer();
    }

    String send(byte[] mail) throws IOException {
      out.write(mail);
      return say("\r\n.");
    }

    private String answer() throws IOException {
      var line = in.readLine();
      while (line != null && line.length() > 3 && line.charAt(3) == '-') {
        line = in.readLine();
      }
      return String.valueOf(line);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
