package com.segmailer.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import com.segmailer.server.mail.Delivery.Accepted;
import com.segmailer.server.mail.Delivery.Deferred;
import com.segmailer.server.mail.Delivery.Unknown;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that hang, hang up, drip and babble. */
final class SmtpTroubleTest {

  private static Delivery deliver(ScriptedServer.Script script) {
    return deliver(script, Mails.plain());
  }

  private static Delivery deliver(ScriptedServer.Script script, Mail mail) {
    try (var server = new ScriptedServer(script);
        var transport = Smtp.impatient(server)) {
      return transport.deliver(mail, null);
    }
  }

  /** Answers that many commands as it should; the greeting is the first. */
  private static void answer(ScriptedServer.Talk talk, int steps) throws IOException {
    var replies = List.of("220 hi", "250 HELP", "250 Ok", "250 Ok", "354 Go ahead");
    for (int i = 0; i < steps; i++) {
      if (i > 0) {
        talk.hear();
      }
      talk.say(replies.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void hanging_before_the_message_is_a_reason_to_wait(int steps) {
    var delivery = deliver(talk -> {
      answer(talk, steps);
      talk.hang();
    });

    assertThat(delivery)
        .isEqualTo(new Deferred(0, "4.4.2", "The mail server did not answer in time"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void hanging_up_before_the_message_is_a_reason_to_wait(int steps) {
    var delivery = deliver(talk -> {
      answer(talk, steps);
      if (steps > 0) {
        talk.hear();
      }
    });

    assertThat(delivery)
        .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.status()).isEqualTo("4.4.2"));
  }

  @Test
  void hanging_up_or_hanging_after_the_last_dot_leaves_the_fate_unknown() {
    assertThat(deliver(talk -> {
          answer(talk, 5);
          talk.hearMessage();
        }))
        .isInstanceOf(Unknown.class);
    assertThat(deliver(talk -> {
          answer(talk, 5);
          talk.hearMessage();
          talk.hang();
        }))
        .isEqualTo(new Unknown("The mail server did not answer in time"));
  }

  @Test
  void hanging_up_in_the_midst_of_a_large_message_is_a_reason_to_wait() {
    var large = Mails.of("x", "<p>Hello</p>\n".repeat(2_000_000), null);

    assertThat(deliver(talk -> answer(talk, 5), large)).isInstanceOf(Deferred.class);
  }

  @Test
  void a_server_that_stops_reading_does_not_hold_us() {
    var large = Mails.of("x", "<p>Hello</p>\n".repeat(2_000_000), null);
    var reading = new AtomicBoolean();

    var delivery = deliver(
        talk -> {
          answer(talk, 5);
          // Nothing is read, while the connection stays open.
          for (int i = 0; i < 10 && !reading.get(); i++) {
            talk.dawdle(500);
          }
        },
        large);

    assertThat(delivery).isInstanceOf(Deferred.class);
  }

  @Test
  void replies_may_come_in_many_lines_and_octet_by_octet() {
    var delivery = deliver(talk -> {
      talk.sayBytewise("220-welcome\r\n220-to\r\n220 mail.example.com\r\n");
      talk.hear();
      talk.sayBytewise("250-mail\n250-PIPELINING\n250 SIZE\n");
      talk.hear();
      talk.sayBytewise("250 Ok\r\n250\r\n");
      talk.takeMessage();
    });

    assertThat(delivery).isInstanceOf(Accepted.class);
  }

  @Test
  void dripping_does_not_extend_the_deadline() {
    var delivery = deliver(talk -> {
      for (int i = 0; i < 100; i++) {
        talk.sayRaw("2");
        talk.dawdle(20);
      }
    });

    assertThat(delivery).isInstanceOf(Deferred.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request",
        "220",
        "2200 hi",
        "999 hi",
        "220-hi\r\n250 ho",
        "",
        "\0\0\0",
        "22\u0663 hi",
      })
  void what_is_no_reply_is_a_reason_to_wait(String garbage) {
    var delivery = deliver(talk -> {
      talk.say(garbage);
      talk.hang();
    });

    assertThat(delivery).isInstanceOf(Deferred.class);
  }

  @Test
  void lines_and_replies_without_an_end_are_cut_off() {
    var line = deliver(talk -> talk.sayRaw("220-" + "x".repeat(10_000_000)));
    var lines = deliver(talk -> talk.sayRaw("220-x\r\n".repeat(1_000_000)));

    assertThat(line).isInstanceOf(Deferred.class);
    assertThat(lines).isInstanceOf(Deferred.class);
  }

  @Test
  void babble_after_the_last_dot_leaves_the_fate_unknown() {
    for (var babble : List.of("hello", "354 more?", "")) {
      assertThat(deliver(talk -> {
            answer(talk, 5);
            talk.hearMessage();
            talk.say(babble);
          }))
          .isInstanceOf(Unknown.class);
    }
  }

  @Test
  void what_the_server_took_is_never_sent_again_and_what_it_did_not_take_never_counted() {
    Trials.run(150, 1, random -> {
      var taken = new AtomicBoolean();
      var delivery = deliver(talk -> whimsical(talk, random, taken));

      if (delivery instanceof Accepted) {
        assertThat(taken).isTrue();
      } else if (taken.get()) {
        assertThat(delivery).isInstanceOf(Unknown.class);
      }
    });
  }

  /** Does as it should most of the time. */
  private static void whimsical(
      ScriptedServer.Talk talk, RandomGenerator random, AtomicBoolean taken) throws IOException {
    var greeting = List.of("220 hi", random.nextBoolean() ? "250 PIPELINING" : "250 x");
    var replies = List.of("250 Ok", "250 Ok", "354 Go ahead");
    for (var reply : Stream.concat(greeting.stream(), replies.stream()).toList()) {
      if (!say(talk, whim(random, reply))) {
        return;
      }
      if (!reply.startsWith("354")) {
        talk.hear();
      }
    }
    talk.hearMessage();
    var last = whim(random, random.nextInt(4) == 0 ? "451 Not now" : "250 Ok");
    taken.set(!last.startsWith("4") && !last.startsWith("5"));
    say(talk, last);
  }

  /** What is said instead; nothing for hanging up. */
  private static String whim(RandomGenerator random, String reply) {
    return switch (random.nextInt(30)) {
      case 0 -> "451 4.3.0 No\r\n";
      case 1 -> "garbage\r\n";
      case 2 -> "25";
      case 3 -> "421 Bye\r\n";
      case 4 -> "550 5.0.0 Never\r\n";
      case 5 -> "";
      default -> reply + "\r\n";
    };
  }

  private static boolean say(ScriptedServer.Talk talk, String text) throws IOException {
    talk.sayBytewise(text);
    return !text.isEmpty();
  }
}
