package com.segmailer.server.mail;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What a mail server answered to one command.
 *
 * @param status the enhanced status (RFC 3463), or the plainest one for the code
 * @param text all lines as one, without code and status
 */
record SmtpReply(int code, String status, String text) {

  static final int MOST_LINES = 100;
  static final int LONGEST_TEXT = 1_000;

  private static final Pattern STATUS =
      Pattern.compile("^([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: +|$)");

  /** Reads the lines of one reply; {@code lines} says what they are. */
  static SmtpReply read(LineSource lines) throws IOException {
    var text = new StringBuilder();
    String status = "";
    String first = "";
    for (int i = 0; i < MOST_LINES; i++) {
      var line = lines.next();
      var code = codeOf(line);
      if (i > 0 && !code.equals(first)) {
        throw garbage(line);
      }
      first = code;
      var rest = line.length() > 4 ? line.substring(4) : "";
      var found = STATUS.matcher(rest);
      if (found.find()) {
        status = status.isEmpty() ? found.group(1) : status;
        rest = rest.substring(found.end());
      }
      if (text.length() < LONGEST_TEXT) {
        text.append(text.isEmpty() ? "" : " ").append(rest);
      }
      if (line.length() == 3 || line.charAt(3) == ' ') {
        return of(Integer.parseInt(code), status, text.toString());
      }
    }
    throw new SmtpSetback(0, "4.5.0", "The mail server's reply has too many lines");
  }

  private static SmtpReply of(int code, String status, String text) {
    // A status of another class than the code is a slip of the server; the code decides.
    boolean fits = !status.isEmpty() && status.charAt(0) - '0' == code / 100;
    return new SmtpReply(
        code, fits ? status : code / 100 + ".0.0", HeaderText.cleaned(text, LONGEST_TEXT));
  }

  private static String codeOf(String line) throws IOException {
    boolean digits = line.length() >= 3
        && line.charAt(0) >= '2'
        && line.charAt(0) <= '5'
        && isDigit(line.charAt(1))
        && isDigit(line.charAt(2));
    boolean ended =
        line.length() == 3 || line.length() > 3 && (line.charAt(3) == ' ' || line.charAt(3) == '-');
    if (!digits || !ended) {
      throw garbage(line);
    }
    return line.substring(0, 3);
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static SmtpSetback garbage(String line) {
    return new SmtpSetback(
        0, "4.5.0", "The mail server answered what is no reply: " + HeaderText.cleaned(line, 200));
  }

  boolean isPositive() {
    return code / 100 == 2;
  }

  /** Goes on: 334 asks for more of a login, 354 for the message. */
  boolean isIntermediate() {
    return code / 100 == 3;
  }

  /** Where the lines of replies come from. */
  interface LineSource {
    String next() throws IOException;
  }
}
