package com.segmailer.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.delivery.Stage;
import com.segmailer.server.mail.Delivery.Accepted;
import com.segmailer.server.mail.Delivery.Deferred;
import com.segmailer.server.mail.Delivery.Rejected;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SmtpTransportTest {

  private static final String MAIL = "MAIL FROM:<bounce+abc@bounces.sender.example.com>";
  private static final String RCPT = "RCPT TO:<jane@example.com>";

  @ParameterizedTest
  @ValueSource(strings = {"PIPELINING", "8BITMIME"})
  void several_messages_go_over_one_connection(String extension) {
    try (var server = new ScriptedServer(ScriptedServer.willing(extension));
        var transport = Smtp.patient(server)) {
      for (int i = 0; i < 3; i++) {
        assertThat(transport.deliver(Mails.plain(), null))
            .isEqualTo(new Accepted("250 2.0.0 Ok: queued as 1"));
      }

      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.heard()).startsWith("EHLO client.example.com", MAIL, RCPT, "DATA");
      assertThat(server.heard()).doesNotContain("RSET").hasSize(1 + 3 * 4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, PIPELINING, 451", "MAIL, HELP, 451", "MAIL, PIPELINING, 550", "MAIL, HELP, 550",
    "RCPT, PIPELINING, 452", "RCPT, HELP, 452", "RCPT, PIPELINING, 550", "RCPT, HELP, 550",
    "DATA, PIPELINING, 451", "DATA, HELP, 451", "DATA, PIPELINING, 554", "DATA, HELP, 554",
    ".,    PIPELINING, 452", ".,    HELP, 452", ".,    PIPELINING, 554", ".,    HELP, 554",
  })
  void a_refusal_says_why_and_leaves_the_connection_usable(
      String stage, String extension, int code) {
    var status = code / 100 + ".1.1";
    ScriptedServer.Script script = talk -> {
      talk.greet(extension);
      boolean refused = false;
      for (var line = talk.hear(); ; line = talk.hear()) {
        if (line.startsWith("RSET")) {
          talk.say("250 2.0.0 Ok");
          talk.serve();
        } else if (line.startsWith(stage)) {
          talk.say(code + "-" + status + " No such", code + " " + status + " user here");
          refused = true;
        } else if (refused) {
          talk.say("503 5.5.1 Bad sequence");
        } else if (line.equals("DATA")) {
          talk.say("354 Go ahead");
          talk.hearMessage();
          talk.say(code + "-" + status + " No such", code + " " + status + " user here");
        } else {
          talk.say("250 2.1.0 Ok");
        }
      }
    };
    try (var server = new ScriptedServer(script);
        var transport = Smtp.patient(server)) {
      var refused = transport.deliver(Mails.plain(), null);
      var next = transport.deliver(Mails.plain(), null);

      assertThat(refused)
          .isEqualTo(
              code < 500
                  ? new Deferred(code, status, "No such user here")
                  : new Rejected(code, status, "No such user here", stageOf(stage)));
      assertThat(next).isInstanceOf(Accepted.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static Stage stageOf(String command) {
    return switch (command) {
      case "MAIL" -> Stage.SENDER;
      case "RCPT" -> Stage.RECIPIENT;
      default -> Stage.CONTENT;
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {530, 535, 538})
  void a_refusal_that_is_about_us_is_not_held_against_the_message(int code) {
    ScriptedServer.Script script = talk -> {
      talk.greet();
      talk.hear();
      talk.say(code + " 5.7.0 Authentication required");
      talk.hang();
    };
    try (var server = new ScriptedServer(script);
        var transport = Smtp.patient(server)) {
      assertThat(transport.deliver(Mails.plain(), null))
          .isEqualTo(new Deferred(code, "5.7.0", "Authentication required"));
    }
  }

  @Test
  void a_server_that_takes_data_for_nobody_gets_no_message() {
    ScriptedServer.Script script = talk -> {
      talk.greet("PIPELINING");
      talk.hear();
      talk.hear();
      talk.hear();
      talk.say("250 Ok", "550 5.1.1 Unknown", "354 Go ahead");
      talk.hear();
    };
    try (var server = new ScriptedServer(script, ScriptedServer.willing());
        var transport = Smtp.patient(server)) {
      assertThat(transport.deliver(Mails.plain(), null))
          .isEqualTo(new Rejected(550, "5.1.1", "Unknown", Stage.RECIPIENT));
      Awaitility.await().until(() -> server.heard().contains("(gone)"));
      assertThat(server.heard()).endsWith("DATA", "(gone)");
      assertThat(transport.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void addresses_beyond_ascii_need_a_server_that_takes_them() {
    var mail = Mails.to(Mails.mailbox(null, "zoë@straße.de"), "Grüße", "x", "x");
    try (var server = new ScriptedServer(
            ScriptedServer.willing("PIPELINING"), ScriptedServer.willing("SMTPUTF8", "8BITMIME"));
        var first = Smtp.patient(server);
        var second = Smtp.patient(server)) {
      var rejected = first.deliver(mail, null);
      assertThat(rejected)
          .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.status()).isEqualTo("5.6.7"));
      assertThat(server.heard()).containsExactly("EHLO client.example.com");

      assertThat(second.deliver(mail, null)).isInstanceOf(Accepted.class);
      assertThat(server.heard())
          .contains(MAIL + " SMTPUTF8 BODY=8BITMIME", "RCPT TO:<zoë@xn--strae-oqa.de>");
    }
  }

  @Test
  void a_message_beyond_the_size_the_server_takes_is_not_sent() {
    try (var server = new ScriptedServer(ScriptedServer.willing("SIZE 1500"));
        var transport = Smtp.patient(server)) {
      assertThat(transport.deliver(Mails.of("x", "y".repeat(2_000), "x"), null))
          .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.status()).isEqualTo("5.3.4"));
      assertThat(transport.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
      assertThat(server.heard()).anyMatch(line -> line.matches("MAIL FROM:<.*> SIZE=[0-9]+"));
    }
  }

  @Test
  void a_server_without_ehlo_is_greeted_as_of_old() {
    ScriptedServer.Script script = talk -> {
      talk.say("220 old");
      talk.hear();
      talk.say("502 What?");
      talk.hear();
      talk.say("250 Hello");
      talk.serve();
    };
    try (var server = new ScriptedServer(script);
        var transport = Smtp.patient(server)) {
      assertThat(transport.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
      assertThat(server.heard()).contains("HELO client.example.com");
    }
  }
}
