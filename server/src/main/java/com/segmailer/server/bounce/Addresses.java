package com.segmailer.server.bounce;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds addresses in texts. What it finds is compared, never sent to. */
final class Addresses {

  static final String FORM = "(?:\"[^\"\\s]{1,64}\"|[^\\s<>()\\[\\]{},;:\"'|=*]{1,128})@"
      + "[\\pL\\pN](?:[\\pL\\pN.-]{0,250}[\\pL\\pN])?";

  private static final Pattern ANY = Pattern.compile(FORM);

  private Addresses() {}

  static Optional<String> first(String text) {
    var matcher = ANY.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  static List<String> all(String text, int most) {
    var found = new ArrayList<String>();
    var matcher = ANY.matcher(text);
    while (found.size() < most && matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  /** The value of a field such as {@code Final-Recipient: rfc822; <a@b>}, without its type. */
  static String ofField(String value) {
    int semicolon = value.indexOf(';');
    var rest = value.substring(semicolon + 1).strip();
    if (value.toLowerCase(Locale.ROOT).startsWith("utf-8;")) {
      rest = unescaped(rest);
    }
    return first(rest).orElse(rest.replaceAll("[<>]", "").strip());
  }

  /** RFC 6533: {@code \x{HEX}} stands for a character in UTF-8 addresses written in ASCII. */
  private static String unescaped(String text) {
    var plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int close = text.startsWith("\\x{", at) ? text.indexOf('}', at) : -1;
      if (close < 0 || close - at > 9) {
        plain.append(text.charAt(at++));
        continue;
      }
      try {
        plain.appendCodePoint(Integer.parseInt(text.substring(at + 3, close), 16));
      } catch (IllegalArgumentException noCharacter) {
        plain.append(text, at, close + 1);
      }
      at = close + 1;
    }
    return plain.toString();
  }
}
