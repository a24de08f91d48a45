package com.segmailer.core.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Needs;
import java.util.Optional;
import java.util.UUID;

/**
 * A segment as decisions see it.
 *
 * @param no the small number that stands for the segment in contacts' records; never used again
 * @param rule what decides membership, absent for a manual segment
 */
public record Segment(int no, UUID id, String name, Optional<Rule> rule) {

  /** A condition with what it needs, worked out once. */
  public record Rule(Condition condition, Needs needs) {
    public static Rule of(Condition condition) {
      return new Rule(condition, Needs.of(condition));
    }
  }

  public static Segment dynamic(int no, UUID id, String name, Condition condition) {
    return new Segment(no, id, name, Optional.of(Rule.of(condition)));
  }

  public static Segment manual(int no, UUID id, String name) {
    return new Segment(no, id, name, Optional.empty());
  }
}
