package com.segmailer.core.condition;

import java.util.List;

/** A condition read from JSON, or everything that is wrong with it. */
public sealed interface Parsed {

  record Valid(Condition condition) implements Parsed {}

  record Invalid(List<Violation> violations) implements Parsed {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
