package com.segmailer.server.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as its sender means it. No text in it can become a header of its own.
 *
 * @param text the plain-text part; a message without one has only HTML
 * @param headers further headers, such as {@code List-Unsubscribe}
 * @param messageId without angle brackets; the same whenever the message is sent again
 * @param returnPath where mail servers report failures; empty for nowhere
 */
public record Mail(
    Mailbox from,
    @Nullable Mailbox replyTo,
    Mailbox to,
    String subject,
    String html,
    @Nullable String text,
    List<MailHeader> headers,
    String messageId,
    Instant date,
    String returnPath) {

  public static final int LONGEST_SUBJECT = 998;
  public static final int MOST_HEADERS = 50;

  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,120}@[A-Za-z0-9.-]{1,120}");
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}");

  public Mail {
    subject = HeaderText.cleaned(subject, LONGEST_SUBJECT);
    headers = List.copyOf(headers);
    if (messageId.startsWith("<") && messageId.endsWith(">")) {
      messageId = messageId.substring(1, messageId.length() - 1);
    }
    if (!ID.matcher(messageId).matches()) {
      throw new IllegalArgumentException("not a message id: " + messageId);
    }
    if (!returnPath.isEmpty() && !PATH.matcher(returnPath).matches()) {
      throw new IllegalArgumentException("not a return path: " + returnPath);
    }
    long names =
        headers.stream().map(h -> h.name().toLowerCase(Locale.ROOT)).distinct().count();
    if (headers.size() > MOST_HEADERS || names < headers.size()) {
      throw new IllegalArgumentException("too many headers, or two of one name");
    }
  }

  /** Whether an address in it is more than ASCII, so that its bytes are too (RFC 6531). */
  boolean needsUtf8() {
    return Stream.of(from, to, replyTo == null ? to : replyTo)
        .anyMatch(mailbox -> mailbox.wire().chars().anyMatch(sign -> sign >= 0x80));
  }
}
