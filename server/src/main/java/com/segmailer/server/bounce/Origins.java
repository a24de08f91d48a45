package com.segmailer.server.bounce;

import com.google.re2j.Pattern;
import com.segmailer.core.delivery.DeliveryReport.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which message a report is about, by all that may have survived of it. */
final class Origins {

  private static final Pattern TOKEN =
      Pattern.compile("(?i)bounce\\+([A-Za-z2-7]{" + VerpTokens.LENGTH + "})@");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^[ \\t]*message-id:\\s*<([^<>\\s]{1,250})>");
  private static final List<String> TO_US =
      List.of("x-original-to", "delivered-to", "envelope-to", "to");

  private Origins() {}

  static Origin of(Mail mail) {
    var original = original(mail);
    var token = token(mail, original);
    return new Origin(token, messageId(mail, original), "");
  }

  /** The headers of the original message, empty when they were not sent back. */
  private static HeaderFields original(Mail mail) {
    return mail.parts(Mail.Part::isEmbeddedMessage)
        .findFirst()
        .map(part -> HeaderFields.parse(part.text().stripLeading()))
        .orElse(HeaderFields.NONE);
  }

  private static String token(Mail mail, HeaderFields original) {
    var places = Stream.of(
            TO_US.stream().flatMap(name -> mail.headers().all(name).stream()),
            original.all("return-path").stream(),
            Stream.of(HumanText.copyIn(mail)))
        .flatMap(stream -> stream);
    return places
        .map(TOKEN::matcher)
        .filter(com.google.re2j.Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse("");
  }

  private static String messageId(Mail mail, HeaderFields original) {
    var direct = original.text("message-id");
    if (!direct.isEmpty()) {
      return bare(direct);
    }
    var copy = MESSAGE_ID.matcher(HumanText.copyIn(mail));
    if (copy.find()) {
      return copy.group(1);
    }
    var answered = mail.headers().text("in-reply-to");
    return bare(answered.isEmpty() ? mail.headers().text("x-original-message-id") : answered);
  }

  private static String bare(String id) {
    int open = id.indexOf('<');
    int close = id.indexOf('>', open + 1);
    var plain = open >= 0 && close > open ? id.substring(open + 1, close) : id.strip();
    return plain.length() > 250 || plain.contains(" ") ? "" : plain;
  }

  /** To whom the original was sent, when it was to one address. */
  static Optional<String> recipient(Mail mail) {
    var to = original(mail).text("to");
    var all = Addresses.all(to, 2);
    return all.size() == 1
        ? Optional.of(all.getFirst().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
