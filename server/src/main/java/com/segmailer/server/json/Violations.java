package com.segmailer.server.json;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, up to a bound that keeps the answer readable. */
public final class Violations {

  private static final int MOST = 100;

  private final List<Violation> found = new ArrayList<>();

  public void add(Violation violation) {
    if (!isFull()) {
      found.add(violation);
    }
  }

  /** Whether whatever else is found is left out, so that nobody need take the time to describe it. */
  boolean isFull() {
    return found.size() >= MOST;
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Throws {@link ValidationFailed} when there is any. */
  public void orThrow() {
    if (!found.isEmpty()) {
      throw new ValidationFailed(found);
    }
  }
}
