package com.segmailer.core.campaign;

import com.segmailer.core.condition.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of the audience gets the variants, and the rest what did best with them.
 *
 * @param share of the audience that the test takes, in percent
 * @param after how long after the test's last message the winner is chosen; absent when somebody says
 */
public record SplitTest(int share, By by, Optional<Span> after) {

  public static final int USUAL_SHARE = 20;

  /** By what variants are compared. */
  public enum By {
    OPENS,
    CLICKS,
    /** Somebody says. */
    MANUAL;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of the messages of one variant; machines do not count. */
  public record Tally(long sent, long opened, long clicked) {
    public static final Tally NONE = new Tally(0, 0, 0);

    private long successes(By by) {
      return switch (by) {
        case OPENS -> opened;
        case CLICKS -> clicked;
        case MANUAL -> 0;
      };
    }
  }

  public SplitTest {
    if (share < 1 || share > 99) {
      throw new IllegalArgumentException("a test takes from 1 to 99 percent");
    }
  }

  /** When the winner is to be chosen, of a test whose last message was made at {@code tested}. */
  public Optional<Instant> chosenAt(Instant tested) {
    return by == By.MANUAL
        ? Optional.empty()
        : after.map(span -> span.after(tested, ZoneOffset.UTC));
  }

  /** The variant with the highest rate; the first of them when there are several, or no data. */
  public int winner(List<Tally> variants) {
    int best = 0;
    for (int i = 1; i < variants.size(); i++) {
      if (isBetter(variants.get(i), variants.get(best))) {
        best = i;
      }
    }
    return best;
  }

  // Cross-multiplied, so that equal rates are equal.
  private boolean isBetter(Tally one, Tally other) {
    if (one.sent() == 0) {
      return false;
    }
    return other.sent() == 0
        ? one.successes(by) > 0
        : one.successes(by) * other.sent() > other.successes(by) * one.sent();
  }
}
