package com.segmailer.core.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Patterns;
import com.segmailer.core.workflow.AskedConditions;
import com.segmailer.core.workflow.WorkflowDefinition;
import com.segmailer.core.workflow.Workflows;
import java.util.Optional;
import java.util.UUID;

/**
 * What the patterns of a workspace may cost together. All that read an attribute are searched for in one
 * change of it, and as many changes as there are in a batch hold each other up.
 */
public final class PatternBudget {

  /**
   * Instructions of all compiled patterns of segments and of workflows that are not archived, with the
   * versions that have runs: five of the largest conditions, or a thousand of {@code ^[a-z]+$}.
   */
  public static final int MOST = 10_000;

  private final Definitions definitions;

  public PatternBudget(Definitions definitions) {
    this.definitions = definitions;
  }

  /** What is wrong with a segment that has the condition; nothing where it costs no more than before. */
  public Optional<String> problemWith(UUID segment, Condition condition) {
    int before = definitions.segment(segment).map(PatternBudget::of).orElse(0);
    return problem(before, Patterns.instructions(condition));
  }

  /** The same of a workflow, whose present version goes when it has no runs any more. */
  public Optional<String> problemWith(UUID workflow, WorkflowDefinition definition) {
    int before =
        definitions.workflows().current(workflow).map(PatternBudget::of).orElse(0);
    return problem(before, of(definition));
  }

  private Optional<String> problem(int before, int after) {
    long together = spent() - before + after;
    return together <= MOST || after <= before
        ? Optional.empty()
        : Optional.of(
            "the patterns of all segments and workflows of a workspace may compile to %,d instructions"
                    .formatted(MOST)
                + " together, and with this they would to %,d".formatted(together));
  }

  private long spent() {
    long segments = definitions.segments().stream().mapToLong(PatternBudget::of).sum();
    return segments
        + definitions.workflows().all().stream().mapToLong(PatternBudget::of).sum();
  }

  private static int of(Segment segment) {
    return segment.rule().map(rule -> Patterns.instructions(rule.condition())).orElse(0);
  }

  private static int of(Workflows.Version version) {
    return of(version.definition());
  }

  private static int of(WorkflowDefinition definition) {
    return AskedConditions.of(definition).stream()
        .mapToInt(Patterns::instructions)
        .sum();
  }
}
