package com.segmailer.core.template;

import java.util.Collection;

/** Names what someone probably meant to write. */
public final class Suggestion {

  private static final int LONGEST = 60;
  private static final int FARTHEST = 2;

  private Suggestion() {}

  /** {@code ; did you mean "upcase"?}, or nothing when no candidate is close. */
  public static String of(String written, Collection<String> candidates) {
    if (written.length() > LONGEST) {
      return "";
    }
    var closest = "";
    int least = Math.min(FARTHEST, Math.max(1, written.length() / 3)) + 1;
    for (var candidate : candidates) {
      int distance = Math.abs(candidate.length() - written.length()) < least
          ? distance(written, candidate)
          : least;
      if (distance < least) {
        least = distance;
        closest = candidate;
      }
    }
    return closest.isEmpty() ? "" : "; did you mean \"" + closest + "\"?";
  }

  /** How many characters to insert, delete or replace, whatever their case. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + (same ? 0 : 1));
      }
      before = row;
    }
    return before[b.length()];
  }
}
