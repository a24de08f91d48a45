package com.segmailer.core.event;

import com.segmailer.core.condition.Counts;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.Window;
import org.jspecify.annotations.Nullable;

/**
 * The detail a digest keeps beside count, first and last: the times of the newest and of the oldest
 * so many events, the sum of a property.
 */
public record Keep(int newest, int oldest, @Nullable Path sum) {
  public static final Keep NOTHING = new Keep(0, 0, null);
  private static final int[] SIZES = {0, 1, 10, 100, 101};

  public Keep {
    if (newest < 0 || newest > 101 || oldest < 0 || oldest > 101) {
      throw new IllegalArgumentException("a digest keeps up to 101 instants");
    }
  }

  public static Keep sum(Path property) {
    return new Keep(0, 0, property);
  }

  /** The least that counts within the window need, rounded up so that conditions share digests. */
  public static Keep forCounting(Counts counts, Window window) {
    return switch (window) {
      case Window.AllTime _ -> NOTHING;
      case Window.WithinLast _, Window.Since _ -> new Keep(roundUp(counts), 0, null);
      case Window.Before _ -> new Keep(0, roundUp(counts), null);
    };
  }

  private static int roundUp(Counts counts) {
    for (int size : SIZES) {
      if (counts.instantsNeeded() <= size) {
        return size;
      }
    }
    throw new IllegalArgumentException("counts inside a window go up to 100");
  }
}
