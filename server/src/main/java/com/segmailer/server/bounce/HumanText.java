package com.segmailer.server.bounce;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a report says to people, without the copy of the message that many append. */
final class HumanText {

  private static final int LONGEST = 20_000;

  private static final Pattern COPY_FOLLOWS = Pattern.compile(
      "(?i)^\\s*((the |your )?(original|unsent|returned|failed) (message|mail|e-mail)( headers?)?"
          + "( follows?| is following)|(message|mail) headers? follows?|included is a copy.*"
          + "|.{0,20}(below|following|here|attached) (this line )?is a copy of (the|your) .*"
          + "|.{0,30}copy of (the|your) (original )?message('s)?( headers?)?|original message:"
          + "|message headers?:)[\\s.:]*$");
  private static final Pattern RULED = Pattern.compile("(?i)^\\s*[-=*_]{2,}.*"
      + "(original|returned|unsent|copy|below|header).*(message|mail|header|line|following).*$");
  private static final Pattern TRACE =
      Pattern.compile("(?i)^(received|return-path|dkim-signature|x-received|arc-seal):.*");

  private HumanText() {}

  static String of(Mail mail) {
    var plain = join(mail, "text/plain");
    if (plain.isBlank()) {
      plain = stripped(join(mail, "text/html"));
    }
    if (plain.isBlank()) {
      plain = mail.parts(part -> part.isText() || part.type().isEmpty())
          .map(Mail.Part::text)
          .collect(Collectors.joining("\n"));
    }
    return untilCopy(plain);
  }

  /** What comes after the human's part: the headers of the original, if they are there. */
  static String copyIn(Mail mail) {
    var plain = join(mail, "text/plain");
    return plain.substring(Math.min(plain.length(), untilCopy(plain).length()));
  }

  private static String join(Mail mail, String type) {
    return mail.parts(part -> part.type().equals(type))
        .map(Mail.Part::text)
        .collect(Collectors.joining("\n"))
        .replace("\r\n", "\n");
  }

  private static String untilCopy(String text) {
    var kept = new StringBuilder();
    boolean said = false;
    for (var line : text.split("\n", -1)) {
      var begins = line.length() > 200 ? line.substring(0, 200) : line;
      boolean copy = COPY_FOLLOWS.matches(begins) || RULED.matches(begins) || TRACE.matches(begins);
      if (copy && said || kept.length() > LONGEST) {
        return kept.toString();
      }
      // Some begin with the trace of their own journey; what counts comes after it.
      said |= !line.isBlank() && !copy;
      kept.append(line, 0, Math.min(line.length(), 2_000)).append('\n');
    }
    return kept.toString();
  }

  /** HTML as text: tags are dropped, those that end a line do. */
  static String stripped(String html) {
    var text = new StringBuilder();
    int at = 0;
    while (at < html.length()) {
      char sign = html.charAt(at);
      if (sign != '<') {
        text.append(sign);
        at++;
        continue;
      }
      int end = html.indexOf('>', at);
      if (end < 0) {
        break;
      }
      var tag = html.substring(at + 1, Math.min(end, at + 12)).toLowerCase(Locale.ROOT);
      if (tag.startsWith("style") || tag.startsWith("script")) {
        int close = html.indexOf("</s", end);
        end = close < 0 ? html.length() - 1 : Math.max(html.indexOf('>', close), close);
      }
      boolean breaks = tag.startsWith("br")
          || tag.startsWith("p")
          || tag.startsWith("/p")
          || tag.startsWith("/tr")
          || tag.startsWith("/div")
          || tag.startsWith("li");
      text.append(breaks ? '\n' : ' ');
      at = end + 1;
    }
    return text.toString()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
