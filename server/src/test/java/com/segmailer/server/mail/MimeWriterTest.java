package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MimeWriterTest {

  private static String text(Mail mail) {
    return new String(MimeWriter.write(mail).bytes(), UTF_8);
  }

  /** The message as another library reads it. */
  static jakarta.mail.internet.MimeMessage read(byte[] bytes) throws MessagingException {
    var session = Session.getInstance(new Properties());
    return new jakarta.mail.internet.MimeMessage(session, new ByteArrayInputStream(bytes));
  }

  static jakarta.mail.internet.MimeMessage read(Mail mail) throws MessagingException {
    return read(MimeWriter.write(mail).bytes());
  }

  static String part(jakarta.mail.internet.MimeMessage read, int part)
      throws MessagingException, IOException {
    return (String) ((MimeMultipart) read.getContent()).getBodyPart(part).getContent();
  }

  @Test
  void a_message_has_what_every_message_needs_once() {
    var text = text(Mails.plain());

    assertThat(text.lines().takeWhile(line -> !line.isEmpty()))
        .contains(
            "From: SegMailer <news@sender.example.com>",
            "Reply-To: answers@sender.example.com",
            "To: Jane Doe <jane@example.com>",
            "Subject: Hello",
            "Date: Sun, 1 Mar 2026 12:00:00 +0000",
            "Message-ID: <0190f5d2-7a4b-7c11-9b2e-1f2a3b4c5d6e@sender.example.com>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "MIME-Version: 1.0");
    assertThat(text).doesNotContainIgnoringCase("bcc").doesNotContain("bounce+abc");
  }

  @Test
  void the_parts_come_back_as_they_were() throws Exception {
    var html = "<p>Grüße, 世界 = \t </p>\n" + "<b>long</b> ".repeat(300) + "\r\nend ";
    var read = read(Mails.of("Hi", html, "Grüße \n.\n..dots\nFrom here "));

    assertThat(read.getContentType()).startsWith("multipart/alternative");
    assertThat(part(read, 0)).isEqualTo("Grüße \r\n.\r\n..dots\r\nFrom here ");
    assertThat(part(read, 1)).isEqualTo(html.replaceAll("\r?\n", "\r\n"));
  }

  @Test
  void html_alone_is_the_whole_message() throws Exception {
    var read = read(Mails.of("Hi", "<p>世界</p>", null));

    assertThat(read.getContentType()).isEqualTo("text/html; charset=utf-8");
    assertThat((String) read.getContent()).startsWith("<p>世界</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "",
        "Grüße aus Köln",
        "世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 family",
        "=?UTF-8?Q?not_encoded?=",
        "a long subject of plain words, which has to be broken somewhere between two of them, twice",
        "Ein langer Betreff mit einem ü, der irgendwo zwischen zwei Zeichen gebrochen werden muss",
      })
  void subjects_come_back_as_they_were(String subject) throws Exception {
    var mail = Mails.of(subject, "x", "x");

    assertThat(read(mail).getSubject()).isEqualTo(subject);
    assertThat(text(mail).lines()).allMatch(line -> line.length() <= 78);
  }

  @Test
  void a_subject_without_a_blank_is_broken_too() throws Exception {
    var subject = "x".repeat(Mail.LONGEST_SUBJECT + 500);
    var read = read(Mails.of(subject, "x", "x"));

    assertThat(read.getSubject()).isEqualTo(subject.substring(0, Mail.LONGEST_SUBJECT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane Doe",
        "Doe, Jane (Sales) <x@y.z>",
        "O\"Neill\\",
        "Zoë",
        "山田太郎",
        "j.doe@example.com",
        "=?UTF-8?Q?x?=",
        "a very long name a very long name a very long name a very long name a very long name",
      })
  void names_come_back_as_they_were_and_add_no_address(String name) throws Exception {
    var read = read(Mails.to(Mails.mailbox(name, "jane@example.com"), "x", "x", "x"));

    var to = read.getRecipients(jakarta.mail.Message.RecipientType.TO);
    assertThat(to).hasSize(1);
    assertThat(((InternetAddress) to[0]).getAddress()).isEqualTo("jane@example.com");
    assertThat(((InternetAddress) to[0]).getPersonal()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: victim@example.com",
        "x\nBcc: victim@example.com",
        "x\rBcc: victim@example.com",
        "x\0\r\n\r\n<script>",
        "x\u2028Bcc: victim@example.com",
        "x\u0085Bcc: victim@example.com",
        "x\u000bBcc: victim@example.com",
        "x\ud800\r\nBcc: victim@example.com",
      })
  void no_subject_or_name_becomes_a_header(String hostile) throws Exception {
    var mail = Mails.to(Mails.mailbox(hostile, "jane@example.com"), hostile, "x", "x");
    var read = read(mail);

    assertThat(read.getHeader("Bcc")).isNull();
    assertThat(read.getAllRecipients()).hasSize(1);
    assertThat(read.getSubject()).startsWith("x ").doesNotContain("\r", "\n", "\0");
    assertThatThrownBy(() -> new MailHeader("X-Test", hostile))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MailHeader(hostile, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bcc", "from", "Message-ID", "DKIM-Signature", "X Y", "X:", "", "Größe"})
  void headers_that_a_message_writes_itself_cannot_be_added(String name) {
    assertThat(MailHeader.isName(name)).isFalse();
  }

  @Test
  void ids_and_return_paths_that_are_none_are_refused() {
    for (var bad : List.of("a b@c", "a@b\r\nX: y", "a@b> BODY=8BITMIME", "a", "a@b\0")) {
      var mail = Mails.plain();
      assertThatThrownBy(() -> new Mail(
              mail.from(), null, mail.to(), "s", "h", "t", List.of(), bad, mail.date(), ""))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Mail(
              mail.from(), null, mail.to(), "s", "h", "t", List.of(), "a@b", mail.date(), bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_foreign_domain_is_written_in_ascii() {
    var mail = Mails.to(Mails.mailbox(null, "Jane@straße.de"), "x", "x", "x");

    assertThat(text(mail)).contains("To: Jane@xn--strae-oqa.de");
    assertThat(mail.needsUtf8()).isFalse();
    assertThat(Mails.to(Mails.mailbox(null, "zoë@example.com"), "x", "x", "x").needsUtf8())
        .isTrue();
  }

  @Test
  void a_part_that_holds_the_boundary_gets_another() throws Exception {
    var read = read(Mails.of("x", "--=_part_0--\r\n=_part_1", "--=_part_0"));

    assertThat(part(read, 0)).isEqualTo("--=_part_0");
    assertThat(part(read, 1)).isEqualTo("--=_part_0--\r\n=_part_1");
  }

  @Test
  void no_line_is_longer_than_mail_servers_take() {
    for (var sign : List.of("a", "ü", "世", "a\u0000", " ")) {
      var mail = Mails.of(sign.repeat(2_000), sign.repeat(20_000), sign.repeat(5_000));
      byte[] bytes = MimeWriter.write(mail).bytes();
      assertThat(new String(bytes, UTF_8).split("\r\n", -1)).allMatch(line -> line.length() <= 998);
      assertThat(Arrays.toString(bytes)).doesNotContain("-");
    }
  }
}
