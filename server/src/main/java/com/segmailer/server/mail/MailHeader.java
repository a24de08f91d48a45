package com.segmailer.server.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A further header of a message. One that could be read as more than one header cannot be made. */
public record MailHeader(String name, String value) {

  public static final int LONGEST_VALUE = 4_000;

  /** A run of signs without a blank, where a line cannot be broken. */
  static final int LONGEST_WORD = 900;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,76}");

  /** Written from the other parts of a {@link Mail}; no second one may contradict them. */
  private static final Set<String> OWN = Set.of(
      "from",
      "sender",
      "reply-to",
      "to",
      "cc",
      "bcc",
      "subject",
      "date",
      "message-id",
      "mime-version",
      "content-type",
      "content-transfer-encoding",
      "return-path",
      "received",
      "dkim-signature");

  public MailHeader {
    if (!isName(name) || !isValue(value)) {
      throw new IllegalArgumentException("not a header that may be added: " + name);
    }
  }

  /** Whether a header of this name may be added to a message. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches() && !OWN.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether the text is one line of signs that can be seen, with blanks only between them. */
  public static boolean isValue(String value) {
    return value.length() <= LONGEST_VALUE
        && !value.isBlank()
        && value.equals(HeaderText.cleaned(value, LONGEST_VALUE))
        && Arrays.stream(value.split(" ")).allMatch(word -> word.length() <= LONGEST_WORD);
  }
}
