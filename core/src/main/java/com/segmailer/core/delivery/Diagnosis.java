package com.segmailer.core.delivery;

import java.util.Optional;

/**
 * What is known of a failure before it is understood.
 *
 * @param reply the code of the server's reply, 0 when none is known
 * @param status the status that whoever reports gives, which may be less precise than the text
 * @param text what the server said, or else what the report says
 */
public record Diagnosis(int reply, Optional<EnhancedStatus> status, Stage stage, String text) {

  /** Beyond this a text adds nothing to its beginning. */
  public static final int MAX_TEXT = 4_000;

  public Diagnosis {
    text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  /** The reply of a server, as a client hears it. */
  public static Diagnosis ofReply(int reply, String text, Stage stage) {
    return new Diagnosis(reply, EnhancedStatus.parse(text), stage, text);
  }

  /** What a text says that may hold a reply or none. */
  public static Diagnosis ofText(String text, Stage stage) {
    return new Diagnosis(SmtpReply.in(text), Optional.empty(), stage, text);
  }

  /** Whether all that is said is that it went well. */
  public boolean saysDelivered() {
    return replyOrFound() == SmtpReply.NONE && telling().map(s -> s.kind() == 2).orElse(false);
  }

  /** The code of the reply, be it that the text alone has it. */
  int replyOrFound() {
    return reply == SmtpReply.NONE ? SmtpReply.in(text) : reply;
  }

  /** The most telling status: what the text says last and precisely, else what was reported. */
  Optional<EnhancedStatus> telling() {
    var inText = EnhancedStatus.allIn(text);
    var precise = inText.reversed().stream().filter(EnhancedStatus::isSpecific).findFirst();
    return precise
        .or(() -> status.filter(EnhancedStatus::isSpecific))
        .or(() -> inText.reversed().stream().findFirst())
        .or(() -> status);
  }
}
