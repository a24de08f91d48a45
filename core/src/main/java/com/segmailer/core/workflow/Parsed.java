package com.segmailer.core.workflow;

import com.segmailer.core.condition.Violation;
import java.util.List;

/** A workflow read from JSON, or everything that is wrong with it. */
public sealed interface Parsed {

  record Valid(WorkflowDefinition definition) implements Parsed {}

  record Invalid(List<Violation> violations) implements Parsed {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
