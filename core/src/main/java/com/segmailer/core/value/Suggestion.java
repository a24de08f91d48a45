package com.segmailer.core.value;

import java.util.Collection;
import java.util.Locale;

/** Names what someone probably meant to write: a field, an operator, a filter, a zone. */
public final class Suggestion {

  private static final int LONGEST = 64;
  private static final int FARTHEST = 2;

  private Suggestion() {}

  /** {@code ; did you mean "equals"?}, or nothing when no candidate is close. */
  public static String of(String written, Collection<String> candidates) {
    if (written.length() > LONGEST) {
      return "";
    }
    String closest = "";
    String small = written.toLowerCase(Locale.ROOT);
    // Three letters are two edits from nearly everything.
    int least = Math.clamp(written.length() / 3, 1, FARTHEST) + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - written.length()) >= least) {
        continue;
      }
      int distance = distance(small, candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        closest = candidate;
      }
    }
    return closest.isEmpty() ? "" : "; did you mean \"" + closest + "\"?";
  }

  /** How many characters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : step(least, a, b, i, j);
      }
    }
    return least[a.length()][b.length()];
  }

  private static int step(int[][] least, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int steps = Math.min(least[i - 1][j], least[i][j - 1]) + 1;
    steps = Math.min(steps, least[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(steps, least[i - 2][j - 2] + 1) : steps;
  }
}
