package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Mail} as a message (RFC 5322, MIME): ASCII in lines of at most 998 octets, but for
 * addresses that are not ASCII themselves.
 */
public final class MimeWriter {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
          "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
      .withZone(ZoneOffset.UTC);

  private static final int LONGEST_PLAIN_NAME = 50;
  private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");

  private MimeWriter() {}

  /** The message as it would be sent, signed if {@code signing} is there. */
  public static byte[] bytes(Mail mail, @Nullable Signing signing) {
    return message(mail, signing).bytes();
  }

  static MimeMessage message(Mail mail, @Nullable Signing signing) {
    var message = write(mail);
    return signing == null ? message : DkimSigner.sign(message, signing, mail.date());
  }

  static MimeMessage write(Mail mail) {
    var headers = new ArrayList<HeaderField>();
    headers.add(address("From", mail.from()));
    var replyTo = mail.replyTo();
    if (replyTo != null) {
      headers.add(address("Reply-To", replyTo));
    }
    headers.add(address("To", mail.to()));
    headers.add(unstructured("Subject", mail.subject()));
    headers.add(new HeaderField("Date", DATE.format(mail.date())));
    headers.add(new HeaderField("Message-ID", "<" + mail.messageId() + ">"));
    mail.headers().forEach(header -> headers.add(unstructured(header.name(), header.value())));
    headers.add(new HeaderField("MIME-Version", "1.0"));
    return new MimeMessage(headers, body(mail, headers));
  }

  /** The body; what describes it is added to the headers. */
  private static byte[] body(Mail mail, List<HeaderField> headers) {
    byte[] html = lines(mail.html());
    var text = mail.text();
    if (text == null) {
      var out = new Octets(html.length + html.length / 8);
      headers.addAll(partHeaders("text/html", TransferEncoding.of(html)));
      TransferEncoding.of(html).write(html, out);
      return out.copy();
    }
    byte[] plain = lines(text);
    var boundary = boundary(mail.html(), text);
    headers.add(new HeaderField(
        "Content-Type",
        "multipart/alternative;" + HeaderField.FOLD + "boundary=\"" + boundary + "\""));
    var out = new Octets((html.length + plain.length) * 9 / 8 + 600);
    part(out, boundary, "text/plain", plain);
    part(out, boundary, "text/html", html);
    ascii(out, "--" + boundary + "--\r\n");
    return out.copy();
  }

  private static void part(Octets out, String boundary, String type, byte[] content) {
    var encoding = TransferEncoding.of(content);
    var head = new StringBuilder("--").append(boundary).append("\r\n");
    partHeaders(type, encoding).forEach(header -> header.appendTo(head));
    ascii(out, head.append("\r\n").toString());
    encoding.write(content, out);
  }

  private static List<HeaderField> partHeaders(String type, TransferEncoding encoding) {
    return List.of(
        new HeaderField("Content-Type", type + "; charset=utf-8"),
        new HeaderField("Content-Transfer-Encoding", encoding.wireName()));
  }

  /** A line that neither part has, and that is the same whenever the message is written again. */
  private static String boundary(String html, String text) {
    for (int i = 0; ; i++) {
      var boundary = "=_part_" + i;
      if (!html.contains(boundary) && !text.contains(boundary)) {
        return boundary;
      }
    }
  }

  private static HeaderField address(String header, Mailbox mailbox) {
    var address = "<" + mailbox.wire() + ">";
    var name = mailbox.name();
    if (name == null) {
      return new HeaderField(header, mailbox.wire());
    }
    int column = header.length() + 2;
    var phrase = phrase(name, column);
    int lastLine = phrase.contains(HeaderField.FOLD)
        ? phrase.length() - phrase.lastIndexOf('\n')
        : column + phrase.length();
    var gap = lastLine + address.length() > HeaderField.LINE ? HeaderField.FOLD : " ";
    return new HeaderField(header, phrase + gap + address);
  }

  private static String phrase(String name, int column) {
    if (name.length() > LONGEST_PLAIN_NAME || !EncodedWords.isPlain(name, LONGEST_PLAIN_NAME)) {
      return EncodedWords.encoded(name, column);
    }
    return ATOMS.matcher(name).matches()
        ? name
        : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static HeaderField unstructured(String name, String text) {
    return EncodedWords.isPlain(text, MailHeader.LONGEST_WORD)
        ? HeaderField.folded(name, text)
        : new HeaderField(name, EncodedWords.encoded(text, name.length() + 2));
  }

  /** As UTF-8, with every line ended by CR LF however it was ended before. */
  private static byte[] lines(String text) {
    byte[] given = text.getBytes(UTF_8);
    var out = new Octets(given.length + given.length / 20);
    int from = 0;
    for (int i = 0; i < given.length; i++) {
      if (given[i] == '\n' || given[i] == '\r') {
        out.add(given, from, i - from);
        out.line();
        boolean pair = given[i] == '\r' && i + 1 < given.length && given[i + 1] == '\n';
        i += pair ? 1 : 0;
        from = i + 1;
      }
    }
    out.add(given, from, given.length - from);
    return out.copy();
  }

  private static void ascii(Octets out, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    out.add(bytes, 0, bytes.length);
  }
}
