package com.segmailer.server.bounce;

import com.google.re2j.Pattern;
import com.segmailer.core.delivery.Stage;
import java.util.Locale;

/** Which command a server refused, as the sending server tells it. */
final class Stages {

  private static final Pattern TRANSCRIPT =
      Pattern.compile("(?im)>>> *([A-Z.]+)[^\\n]*\\n(?:<<< *[23][^\\n]*\\n)*<<< *([45])");
  private static final Pattern NO_RECIPIENT_LEFT =
      Pattern.compile("(?i)need rcpt|no valid recipients|503 .{0,40}(recipient|rcpt)");
  private static final Pattern CONTENT = Pattern.compile(
      "(?i)(in reply to|after|following|for|our)( the)?( final| end of)? (data|text|bdat)\\b"
          + "|end of data|failed after i sent|\\[data\\]|\\(data\\)");
  private static final Pattern RECIPIENT = Pattern.compile(
      "(?i)(in reply to|after|following|our|for|response to)( the)?( smtp)? ?rcpt|rcpt[ _]to\\]"
          + "|does not like recipient|smtp:rcpt|rejected recipient|<<< rcpt to");
  private static final Pattern SENDER = Pattern.compile(
      "(?i)(in reply to|after|our)( the)? mail( from)?\\b|sender was rejected|\\[mail_from\\]");
  private static final Pattern CONNECTION = Pattern.compile(
      "(?i)after initial connection|refused to talk to me|(in reply to|after) ([eh]{2}lo|helo)");

  private Stages() {}

  static Stage in(String text) {
    var transcript = TRANSCRIPT.matcher(text);
    if (transcript.find()) {
      // A client that pipelines writes DATA before it hears that the recipient was refused.
      return NO_RECIPIENT_LEFT.matcher(text).find()
          ? Stage.RECIPIENT
          : ofCommand(transcript.group(1));
    }
    return inWords(text.replaceAll("\\s+", " "));
  }

  private static Stage inWords(String text) {
    if (CONTENT.matcher(text).find()) {
      return Stage.CONTENT;
    }
    if (RECIPIENT.matcher(text).find()) {
      return Stage.RECIPIENT;
    }
    if (SENDER.matcher(text).find()) {
      return Stage.SENDER;
    }
    return CONNECTION.matcher(text).find() ? Stage.CONNECTION : Stage.UNKNOWN;
  }

  private static Stage ofCommand(String command) {
    return switch (command.toUpperCase(Locale.ROOT)) {
      case "RCPT" -> Stage.RECIPIENT;
      case "DATA", "BDAT", "." -> Stage.CONTENT;
      case "MAIL" -> Stage.SENDER;
      case "HELO", "EHLO" -> Stage.CONNECTION;
      default -> Stage.UNKNOWN;
    };
  }
}
