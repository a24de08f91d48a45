package com.segmailer.server.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name a mistyped one was meant to be. */
public final class Suggestion {

  private static final int FARTHEST = 2;
  private static final int LONGEST = 64;

  private Suggestion() {}

  /** The nearest known name within two edits; case does not count. */
  public static Optional<String> closest(String given, Collection<String> known) {
    String best = null;
    int bestDistance = FARTHEST + 1;
    for (String name : known) {
      int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      // Three letters are two edits from nearly everything.
      if (distance < bestDistance && distance < name.length() - 1) {
        best = name;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code  Did you mean "x"?} with a leading blank, or nothing. */
  public static String hint(String given, Collection<String> known) {
    return closest(given, known).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  /** Damerau-Levenshtein (adjacent transpositions), cut off above the farthest of interest. */
  static int distance(String left, String right) {
    if (Math.abs(left.length() - right.length()) > FARTHEST || left.length() > LONGEST) {
      return FARTHEST + 1;
    }
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= right.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        least = Math.min(least, cost[i - 1][j - 1] + change);
        if (swapped(left, i, right, j)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[left.length()][right.length()];
  }

  private static boolean swapped(String left, int i, String right, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
