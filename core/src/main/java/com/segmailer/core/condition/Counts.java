package com.segmailer.core.condition;

import org.jspecify.annotations.Nullable;

/** How often an event must have happened: from {@code low} to {@code high}, null for no end. */
public record Counts(int low, @Nullable Integer high) {
  public static final Counts ONCE = new Counts(1, null);

  public Counts {
    if (low < 0 || low > Limits.COUNT || (high != null && (high < low || high > Limits.COUNT))) {
      throw new IllegalArgumentException("counts from 0 to " + Limits.COUNT + ", low to high");
    }
  }

  boolean allow(long count) {
    return count >= low && (high == null || count <= high);
  }

  /** How many instants tell whether a count within a window is allowed. */
  public int instantsNeeded() {
    return high == null ? low : high + 1;
  }
}
