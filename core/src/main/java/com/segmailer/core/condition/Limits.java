package com.segmailer.core.condition;

import com.segmailer.core.value.Magnitude;
import java.math.BigDecimal;

/** How large a condition may be. One more than a limit is a violation. */
public final class Limits {
  public static final int DEPTH = 10;
  public static final int NODES = 100;
  public static final int CHOICES = 1_000;
  public static final int TEXT_LENGTH = 1_000;
  public static final int PATTERN_LENGTH = 500;

  /**
   * Instructions of all compiled patterns of a condition together: each costs time for every
   * character that is searched, while others wait.
   */
  public static final int PATTERN_SIZE = 2_000;

  /** Characters of one text, from its beginning, in which a pattern is searched. */
  public static final int SEARCHED_LENGTH = 2_000;

  /** Characters of all the texts that a path reaches, in their order. */
  public static final int SEARCHED_TOTAL = 10_000;

  public static final int PATH_LENGTH = 500;
  public static final int EVENT_NAME_LENGTH = 200;
  public static final int SEED_LENGTH = 100;
  public static final int PERCENT_DECIMALS = 4;

  /** Counts inside a window are bounded by the instants that a digest keeps. */
  public static final int WINDOW_COUNT = 100;

  public static final int COUNT = 1_000_000_000;
  public static final int SPAN_YEARS = 100;
  public static final int NUMBER_DIGITS = 100;
  public static final int NUMBER_SCALE = 1_000;

  /** Unknown fields are described as long as no more is wrong than this. */
  public static final int VIOLATIONS = 100;

  private Limits() {}

  /** Whether calculating with the number stays cheap. */
  public static boolean holds(BigDecimal number) {
    return Magnitude.within(number, NUMBER_DIGITS, NUMBER_SCALE);
  }
}
