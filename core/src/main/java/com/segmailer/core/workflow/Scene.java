package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.condition.Facts;
import com.segmailer.core.condition.Verdict;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A contact at an instant, as workflows see it.
 *
 * @param seen when it is looked at: later than {@code now} while what came about meanwhile is decided
 */
public record Scene(Facts facts, ZoneId workspaceZone, Instant now, Instant seen) {

  Scene at(Instant other) {
    return new Scene(facts, workspaceZone, other, seen);
  }

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
