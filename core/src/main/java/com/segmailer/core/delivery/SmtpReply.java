package com.segmailer.core.delivery;

import com.google.re2j.Pattern;

/** Finds the three digits of a server's reply in a text. */
final class SmtpReply {

  /** No reply. */
  static final int NONE = 0;

  // Replies of RFC 5321 and those that are seen besides; a status or a sign that ends the code must
  // follow, so that sizes, dates and parts of addresses are none.
  private static final Pattern FORM = Pattern.compile(
      "(?:^|[\\s;:<\\[(#'\"])((?:4[2-5]|5[0-57])[0-9])(?:$|[ \\t\\r\\n]|[-:](?:[^0-9]|[45]\\.))");

  private SmtpReply() {}

  /** The first refusal in a text; one that a final status follows wins over one that has none. */
  static int in(String text) {
    var matcher = FORM.matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : NONE;
  }
}
