package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.condition.Facts;
import com.segmailer.core.condition.Verdict;
import java.time.Instant;
import java.time.ZoneId;

/** A contact at an instant, as workflows see it. */
public record Scene(Facts facts, ZoneId workspaceZone, Instant now) {

  Verdict verdict(Condition condition) {
    return Evaluator.evaluate(condition, facts, now);
  }

  boolean holds(Condition condition) {
    return verdict(condition).matches();
  }

  ZoneId zone() {
    return facts.zone();
  }
}
