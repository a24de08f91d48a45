package com.segmailer.core.condition;

import java.time.Instant;

/**
 * Whether a condition matches, and until when that holds: unless the contact changes, it cannot
 * change before {@code until}.
 */
public record Verdict(boolean matches, Instant until) {
  /** The {@code until} of a verdict that time alone never changes. */
  public static final Instant FOREVER = Instant.MAX;

  public static final Verdict TRUE = new Verdict(true, FOREVER);
  public static final Verdict FALSE = new Verdict(false, FOREVER);

  public static Verdict of(boolean matches) {
    return matches ? TRUE : FALSE;
  }

  public boolean forever() {
    return until.equals(FOREVER);
  }

  public Verdict not() {
    return forever() ? of(!matches) : new Verdict(!matches, until);
  }

  /** The verdict on "this and that", without looking at more than needed. */
  Verdict and(Verdict that) {
    if (matches != that.matches) {
      return matches ? that : this;
    }
    boolean thisOne = matches ? !until.isAfter(that.until) : !until.isBefore(that.until);
    return thisOne ? this : that;
  }

  Verdict or(Verdict that) {
    if (matches != that.matches) {
      return matches ? this : that;
    }
    boolean thisOne = matches ? !until.isBefore(that.until) : !until.isAfter(that.until);
    return thisOne ? this : that;
  }
}
