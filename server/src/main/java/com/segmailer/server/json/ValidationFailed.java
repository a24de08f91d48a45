package com.segmailer.server.json;

import java.util.List;

/** A request that is understood and refused: everything found wrong with it. Answered with 422. */
public final class ValidationFailed extends RuntimeException {

  private final transient List<Violation> violations;

  public ValidationFailed(List<Violation> violations) {
    super(violations.isEmpty() ? "" : violations.getFirst().detail(), null, false, false);
    this.violations = List.copyOf(violations);
  }

  public ValidationFailed(Violation violation) {
    this(List.of(violation));
  }

  public List<Violation> violations() {
    return violations;
  }
}
