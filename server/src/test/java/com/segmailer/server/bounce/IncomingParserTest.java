package com.segmailer.server.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Bounced;
import com.segmailer.core.delivery.DeliveryReport.Complained;
import com.segmailer.core.delivery.DeliveryReport.Delayed;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.delivery.DeliveryReport.Ignored;
import com.segmailer.core.delivery.Reason;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails of every kind, good and bad. */
final class IncomingParserTest {

  private static final String TOKEN = "a".repeat(VerpTokens.LENGTH);

  @Test
  void a_status_notification_says_who_why_and_about_what() {
    var report = only(Mails.status(TOKEN, "550 5.1.1 User unknown"));

    assertThat(report.recipient()).isEqualTo("jane@example.com");
    assertThat(report.origin().token()).isEqualTo(TOKEN);
    assertThat(report.origin().messageId()).isEqualTo("original@example.com");
    assertThat(report.reportingMta()).isEqualTo("mx.example.net");
    var bounced = (Bounced) report.fate();
    assertThat(bounced.verdict().hard()).isTrue();
    assertThat(bounced.verdict().reply()).isEqualTo(550);
    assertThat(bounced.verdict().status().orElseThrow()).hasToString("5.1.1");
    assertThat(bounced.diagnostic()).isEqualTo("550 5.1.1 User unknown");
  }

  @Test
  void each_recipient_has_its_own_fate() {
    var mail = new String(Mails.status(TOKEN, "552 5.2.2 Mailbox full"), UTF_8)
        .replace(
            "Status: 5.0.0",
            "Status: 5.1.1\r\n\r\nFinal-Recipient: rfc822;joe@example.com\r\n"
                + "Action: delayed\r\nStatus: 4.4.1\r\n\r\n"
                + "Final-Recipient: utf-8; jan\\x{E9}@example.com\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n"
                + "Final-Recipient: rfc822;jim@example.com\r\nAction: failed\r\nStatus: 5.2.2");

    var reports = reports(Mails.bytes(mail.replace("\r\n", "\n")));

    assertThat(reports)
        .extracting(DeliveryReport::recipient)
        .containsExactly(
            "jane@example.com", "joe@example.com", "jan\u00e9@example.com", "jim@example.com");
    assertThat(reports.get(1).fate()).isInstanceOf(Delayed.class);
    assertThat(reports.get(2).fate()).isInstanceOf(Delivered.class);
    assertThat(((Bounced) reports.get(3).fate()).verdict().hard()).isFalse();
  }

  @Test
  void a_notification_without_the_original_message_is_understood() {
    var report = only(Mails.bytes("""
        From: <>
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: message/delivery-status

        Final-Recipient: rfc822;jane@example.com
        Action: failed
        Status: 5.1.1
        --x--
        """));

    assertThat(report.origin().isKnown()).isFalse();
    assertThat(((Bounced) report.fate()).verdict().reason()).isEqualTo(Reason.MAILBOX_UNKNOWN);
  }

  @Test
  void only_abuse_and_its_like_is_a_complaint() {
    for (var type : List.of("abuse", "fraud", "opt-out", "something-new")) {
      assertThat(only(Mails.complaint(TOKEN, type)).fate()).isEqualTo(new Complained(type));
    }
    for (var type : List.of("not-spam", "auth-failure")) {
      assertThat(only(Mails.complaint(TOKEN, type)).fate()).isInstanceOf(Ignored.class);
    }
  }

  @Test
  void a_report_in_plain_words_is_understood() {
    var report = only(Mails.bytes("""
        From: MAILER-DAEMON@example.net
        Subject: failure notice

        Hi. This is the program at example.net. I could not deliver your message.

        <jane@example.com>:
        192.0.2.1 does not like recipient.
        Remote host said: 550 no such user here
        Giving up on 192.0.2.1.

        --- Below this line is a copy of the message.

        Return-Path: <bounce+%s@bounces.example.com>
        Message-ID: <original@example.com>
        Subject: spam virus quota exceeded
        """.formatted(TOKEN)));

    assertThat(report.recipient()).isEqualTo("jane@example.com");
    assertThat(report.origin().token()).isEqualTo(TOKEN);
    assertThat(report.origin().messageId()).isEqualTo("original@example.com");
    assertThat(((Bounced) report.fate()).verdict().hard()).isTrue();
  }

  @Test
  void what_programs_answer_and_people_write_is_no_bounce() {
    var absent = "From: jane@example.com\nSubject: %s\n%s\nI am away. User unknown. 550 5.1.1\n";

    assertThat(parse(absent.formatted("Away", "Auto-Submitted: auto-replied\n")))
        .isInstanceOf(Incoming.AutoReply.class);
    assertThat(parse(absent.formatted("Automatic reply: Hello", "")))
        .isInstanceOf(Incoming.AutoReply.class);
    assertThat(parse(absent.formatted("Please confirm your message", "")))
        .isInstanceOf(Incoming.AutoReply.class);
    assertThat(parse(absent.formatted("Re: your offer", ""))).isInstanceOf(Incoming.Other.class);
  }

  @Test
  @Timeout(20)
  void bombs_are_defused() {
    var nested = new StringBuilder("From: <>\nContent-Type: multipart/mixed; boundary=b0\n\n");
    for (int i = 0; i < 20_000; i++) {
      nested.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
    }
    var many =
        "From: <>\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000);
    var encoded = "From: <>\nContent-Transfer-Encoding: base64\n\n" + "QUFB".repeat(400_000);
    var headers = "From: <>\n" + "X-A: b\n".repeat(200_000) + "\n550 5.1.1 <a@b.example>";
    var addresses = "From: <>\nSubject: failure notice\n\n"
        + "<a@example.com>: 550\n".repeat(50_000) + "x@".repeat(200_000);

    for (var mail : List.of(nested.toString(), many, encoded, headers, addresses)) {
      assertThat(parse(mail)).isNotNull();
    }
  }

  @Test
  @Timeout(60)
  void broken_mails_never_throw_and_end_in_time() {
    var random = new SplittableRandom(20_260_301);
    var seeds =
        List.of(Mails.status(TOKEN, "550 5.1.1 User unknown"), Mails.complaint(TOKEN, "abuse"));
    for (int round = 0; round < 3_000; round++) {
      var bytes = seeds.get(round % seeds.size()).clone();
      for (int i = random.nextInt(1, 40); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      long begun = System.nanoTime();

      var parsed = IncomingParser.parse(bytes);

      assertThat(parsed).as("round " + round).isNotNull();
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(5).toNanos());
    }
  }

  private static Incoming parse(String mail) {
    return IncomingParser.parse(Mails.bytes(mail));
  }

  private static List<DeliveryReport> reports(byte[] mail) {
    return ((Incoming.Reports) IncomingParser.parse(mail)).reports();
  }

  private static DeliveryReport only(byte[] mail) {
    assertThat(reports(mail)).hasSize(1);
    return reports(mail).getFirst();
  }
}
