package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;

/** What a run looks out for. */
public sealed interface Watch {

  /** That something is the case; it may be so already. */
  record Holds(Condition condition) implements Watch {}

  /** That something happens from now on. */
  record Happens(EventPattern event) implements Watch {}
}
