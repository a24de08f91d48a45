package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.ScriptedServer;
import com.segmailer.server.mail.ScriptedServer.Script;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.mail.SmtpTransport;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is stored of messages when the mail server refuses, hangs, hangs up and cannot do things. */
final class TroubledSendingTest {

  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Trouble");
  private final Outbox outbox = new Outbox(server, api);
  private final List<String> messages = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  /** Answers each recipient and each message so; hangs up after a message that has no answer. */
  private Script answering(String toRecipient, String toMessage, String... extensions) {
    return talk -> {
      talk.greet(extensions);
      for (var line = talk.hear(); !line.startsWith("QUIT"); line = talk.hear()) {
        if (line.startsWith("RCPT")) {
          talk.say(toRecipient);
        } else if (line.equals("DATA")) {
          talk.say("354 Go ahead");
          messages.add(talk.hearMessage());
          if (toMessage.isEmpty()) {
            return;
          }
          talk.say(toMessage);
        } else {
          talk.say("250 2.1.0 Ok");
        }
      }
    };
  }

  private void run(ScriptedServer mailServer) {
    run(mailServer, LONG);
  }

  private void run(ScriptedServer mailServer, Duration patience) {
    var url = "smtp://localhost:" + mailServer.port() + "?starttls=never";
    var limits = new SmtpSettings.Limits(
        4,
        100,
        LONG,
        LONG,
        SmtpSettings.Rates.NONE,
        new SmtpSettings.Patience(LONG, patience, patience, patience));
    var transport = new SmtpTransport(SmtpSettings.parse(url).with(limits));
    try (var worker = Senders.worker(
        server.parts(),
        new SmtpCarrier(transport, server.parts().domains()),
        SmtpSettings.Rates.NONE,
        outbox)) {
      Outbox.drain(worker);
    }
  }

  private MessageRow sent(String address, Script script) {
    var id = outbox.put(address, Kind.TRANSACTIONAL);
    try (var mailServer = new ScriptedServer(script)) {
      run(mailServer);
    }
    return outbox.row(id);
  }

  @Test
  void a_recipient_put_off_is_tried_again_later() {
    var row = sent("a@example.org", answering("451 4.3.0 Come again", ""));

    assertThat(row.state() + row.code() + row.status()).isEqualTo("deferred4514.3.0");
    assertThat(row.attempts()).isEqualTo(1);
    assertThat(row.dueAt()).isAfter(outbox.instant());
    assertThat(messages).isEmpty();
  }

  @Test
  void an_unknown_recipient_and_a_domain_without_mail_are_not_written_to_again() {
    var unknown = sent("b@example.org", answering("550 5.1.1 No such user", ""));
    var nullMx = sent("c@example.org", answering("556 5.1.10 Domain takes no mail (null MX)", ""));

    assertThat(unknown.state() + nullMx.state()).isEqualTo("bouncedbounced");
    assertThat(outbox.suppression("b@example.org")).contains("bounced");
    assertThat(outbox.suppression("c@example.org")).contains("bounced");
  }

  @Test
  void a_message_refused_for_what_it_is_does_not_suppress_its_recipient() {
    var row = sent("d@example.org", answering("250 Ok", "554 5.7.1 Looks like spam"));

    assertThat(row.state() + row.code()).isEqualTo("bounced554");
    assertThat(outbox.suppression("d@example.org")).isEqualTo("[]");
    assertThat(messages).hasSize(1);
  }

  @Test
  void what_the_server_takes_undoes_what_it_refused_softly_before() {
    for (int i = 0; i < 4; i++) {
      sent("full@example.org", answering("552 5.2.2 Mailbox full", ""));
    }
    var between = sent("full@example.org", answering("250 Ok", "250 2.0.0 Taken"));
    for (int i = 0; i < 4; i++) {
      sent("full@example.org", answering("552 5.2.2 Mailbox full", ""));
    }
    assertThat(between.state()).isEqualTo("sent");
    assertThat(outbox.suppression("full@example.org")).isEqualTo("[]");

    sent("full@example.org", answering("552 5.2.2 Mailbox full", ""));
    assertThat(outbox.suppression("full@example.org")).contains("bounced");
  }

  @Test
  void refusals_of_what_is_said_do_not_add_up() {
    for (int i = 0; i < 6; i++) {
      sent("d@example.org", answering("250 Ok", "554 Transaction failed"));
    }

    assertThat(outbox.suppression("d@example.org")).isEqualTo("[]");
  }

  @Test
  void a_server_that_hangs_is_a_reason_to_try_again() {
    var id = outbox.put("e@example.org", Kind.TRANSACTIONAL);
    try (var hanging = new ScriptedServer(talk -> talk.hang())) {
      run(hanging, SOON);
    }

    var row = outbox.row(id);
    assertThat(row.state()).isEqualTo("deferred");
    assertThat(row.code()).isNull();
    assertThat(row.reply()).contains("did not answer in time");
  }

  @Test
  void when_the_answer_is_lost_only_what_somebody_waits_for_is_sent_again() {
    var id = outbox.put("f@example.org", Kind.TRANSACTIONAL);
    var marketing = outbox.put("g@example.org", Kind.MARKETING);
    try (var dropping = new ScriptedServer(answering("250 Ok", ""))) {
      run(dropping);
    }
    assertThat(outbox.row(id).state()).isEqualTo("deferred");
    assertThat(outbox.row(marketing).state()).isEqualTo("unknown");
    assertThat(outbox.row(marketing).reason()).isEqualTo("reply-lost");
    assertThat(messages).hasSize(2);

    outbox.advance(Duration.ofMinutes(2));
    try (var taking = new ScriptedServer(answering("250 Ok", "250 2.0.0 Taken"))) {
      run(taking);
    }

    assertThat(outbox.row(id).state()).isEqualTo("sent");
    assertThat(messages).hasSize(3);
    assertThat(messages.stream().filter(m -> m.contains("Message-ID: <" + id + "@")))
        .hasSize(2);
  }

  @Test
  void an_address_beyond_ascii_fails_at_once_where_the_server_cannot_take_it() {
    var plain = sent("jürgen@example.org", answering("250 Ok", "250 2.0.0 Taken"));
    var able = sent("jörg@example.org", answering("250 Ok", "250 2.0.0 Taken", "SMTPUTF8"));

    assertThat(plain.state() + plain.reason() + plain.status()).isEqualTo("failedrefused5.6.7");
    assertThat(plain.reply()).contains("SMTPUTF8");
    assertThat(able.state()).isEqualTo("sent");
    assertThat(messages).hasSize(1);
  }

  @Test
  void a_domain_beyond_ascii_goes_out_in_ascii() {
    var id = outbox.put("info@bücher.example", Kind.TRANSACTIONAL);
    List<String> heard;
    try (var mailServer = new ScriptedServer(answering("250 Ok", "250 2.0.0 Taken"))) {
      run(mailServer);
      heard = mailServer.heard();
    }

    assertThat(outbox.row(id).state()).isEqualTo("sent");
    assertThat(heard).contains("RCPT TO:<info@xn--bcher-kva.example>");
  }

  @Test
  void what_cannot_be_composed_ends_alone() {
    var broken = outbox.put("h@example.org", Kind.TRANSACTIONAL);
    var good = outbox.put("i@example.org", Kind.TRANSACTIONAL);
    // Nothing writes such attributes; somebody with access to the database may.
    server.database().read(sql -> sql.update("""
        update contacts set attributes = '[]' where workspace_id = ? and email_key = 'h@example.org'
        """, api.workspace()));
    try (var mailServer = new ScriptedServer(answering("250 Ok", "250 2.0.0 Taken"))) {
      run(mailServer);
    }

    assertThat(outbox.row(broken).state()).isEqualTo("failed");
    assertThat(outbox.row(good).state()).isEqualTo("sent");
  }

  @Test
  void a_message_is_kept_with_the_first_thousand_characters_of_a_long_reply() {
    var row = sent("k@example.org", answering("550 5.1.1 " + "x".repeat(1_500), ""));

    assertThat(row.reply()).hasSizeLessThanOrEqualTo(1_000);
  }
}
