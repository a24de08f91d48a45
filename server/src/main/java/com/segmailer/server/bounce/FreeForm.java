package com.segmailer.server.bounce;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds in a text for people which recipients failed, and what is said of each. */
final class FreeForm {

  /** More recipients of one message than this are not looked at. */
  static final int MAX_RECIPIENTS = 100;

  private static final Pattern LINE = Pattern.compile("^[\\s>*\"'<(•-]*(?:[45][0-9]{2}[ -]+"
      + "(?:[45]\\.[0-9]+\\.[0-9]+ +)?<)?(?:rfc822;\\s*)?(" + Addresses.FORM
      + ")[>\"')]*(?:[\\s:,.;(\\[]|$)");
  /** Old sendmail names the host before it names the recipient. */
  private static final Pattern NEXT_HOST =
      Pattern.compile("^[245][0-9]{2} \\S+ \\((e?smtp|tcp|ether|local)\\)\\.\\.\\.");

  private static final Pattern NAMED = Pattern.compile("(?i)(?:rcpt to:|recipients?:?"
      + "|addressed to:|(?:deliver\\w*|deliverable)(?: your| the)?(?: mail| message)? to:?"
      + "|mailbox|account|user\\w*:?)\\s*<?(" + Addresses.FORM + ")");

  private FreeForm() {}

  /** The text of each recipient, by address, in the order in which they are named. */
  static Map<String, String> recipients(Mail mail, String text) {
    var blocks = byLines(text);
    if (!blocks.isEmpty()) {
      return blocks;
    }
    var found = new LinkedHashMap<String, String>();
    for (var address : named(mail, text)) {
      found.putIfAbsent(address, text);
    }
    return found;
  }

  private static Map<String, String> byLines(String text) {
    var blocks = new LinkedHashMap<String, StringBuilder>();
    StringBuilder current = null;
    for (var line : text.split("\n", -1)) {
      var matcher = LINE.matcher(line);
      if (matcher.find() && blocks.size() < MAX_RECIPIENTS) {
        var address = trimmed(matcher.group(1));
        current = blocks.computeIfAbsent(address, a -> new StringBuilder());
      }
      if (NEXT_HOST.matcher(line).find()) {
        current = null;
      }
      if (current != null) {
        current.append(line).append('\n');
      }
    }
    var found = new LinkedHashMap<String, String>();
    blocks.forEach((address, block) -> found.put(address, block.toString()));
    return found;
  }

  private static List<String> named(Mail mail, String text) {
    var failed = mail.headers().text("x-failed-recipients");
    if (!failed.isEmpty()) {
      return Addresses.all(failed, MAX_RECIPIENTS);
    }
    var found = new ArrayList<String>();
    var matcher = NAMED.matcher(text);
    while (found.size() < MAX_RECIPIENTS && matcher.find()) {
      found.add(trimmed(matcher.group(1)));
    }
    if (!found.isEmpty()) {
      return found.subList(0, 1);
    }
    return Addresses.first(text).map(List::of).orElse(List.of());
  }

  /** The part of a text that speaks of one recipient; all of it when none does. */
  static String about(Map<String, String> blocks, String recipient, String text) {
    return Optional.ofNullable(blocks.get(recipient))
        .or(() -> blocks.entrySet().stream()
            .filter(
                e -> e.getKey().toLowerCase(Locale.ROOT).equals(recipient.toLowerCase(Locale.ROOT)))
            .map(Map.Entry::getValue)
            .findFirst())
        .orElse(text);
  }

  private static String trimmed(String address) {
    int end = address.length();
    while (end > 0 && ".:".indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return address.substring(0, end);
  }
}
