package com.segmailer.core.delivery;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A status code of RFC 3463.
 *
 * @param kind 2 for success, 4 for a failure that may pass, 5 for one that stays
 */
public record EnhancedStatus(int kind, int subject, int detail) {

  // Not a part of a longer row of numbers, which would be an address or a version.
  private static final Pattern FORM =
      Pattern.compile("(?:^|[^0-9.A-Za-z_/-]|[0-9]{3}-)([245])\\.([0-9]{1,3})\\.([0-9]{1,3})\\b");

  /** The first in a text. */
  public static Optional<EnhancedStatus> parse(String text) {
    return allIn(text).stream().findFirst();
  }

  /** All that a text names, in its order. */
  public static List<EnhancedStatus> allIn(String text) {
    var found = new ArrayList<EnhancedStatus>();
    var matcher = FORM.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      int end = matcher.end();
      boolean longer =
          end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1));
      if (!longer) {
        found.add(new EnhancedStatus(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))));
      }
      from = end;
    }
    return found;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  /** Whether it says more than that something went wrong. */
  public boolean isSpecific() {
    return subject != 0;
  }

  @Override
  public String toString() {
    return kind + "." + subject + "." + detail;
  }
}
