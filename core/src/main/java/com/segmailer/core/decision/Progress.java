package com.segmailer.core.decision;

import com.segmailer.core.workflow.Effect;
import com.segmailer.core.workflow.KeptOut;
import com.segmailer.core.workflow.LogEntry;
import com.segmailer.core.workflow.Run;
import com.segmailer.core.workflow.Workflows;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the runs of a contact went on with a change.
 *
 * @param calls requests to be made
 * @param events that runs emitted
 * @param turnedAway runs that did not start because the contact is in as many as there may be
 * @param keptOut why it did not start in the workflow that the change names; null when it did, or the
 *     change names none that takes anybody
 */
public record Progress(
    List<RunChange> runs,
    List<Effect.Call> calls,
    List<Effect.Emit> events,
    int turnedAway,
    @Nullable KeptOut keptOut) {

  public static final Progress NONE = new Progress(List.of(), List.of(), List.of(), 0, null);

  /**
   * @param run as it is after the change
   * @param started whether it began with it
   * @param log what was decided
   */
  public record RunChange(Run run, boolean started, List<LogEntry> log) {
    public RunChange {
      log = List.copyOf(log);
    }

    /** The first among {@code runs} that is of {@code workflow} and began. */
    public static Optional<Run> begun(List<RunChange> runs, Workflows workflows, UUID workflow) {
      var no = workflows.current(workflow).map(Workflows.Version::no);
      return runs.stream()
          .filter(RunChange::started)
          .map(RunChange::run)
          .filter(run -> no.equals(Optional.of(run.start().workflow())))
          .findFirst();
    }

    /** Whether it came to a stop with it; one that had before, and was migrated, did not. */
    public boolean failed() {
      return run.state() instanceof Run.State.Failed
          && log.stream().anyMatch(entry -> entry.did() == LogEntry.Did.FAILED);
    }
  }

  /** Whether no run is different after it. */
  boolean isStill() {
    return runs.isEmpty() && calls.isEmpty();
  }

  public Progress {
    runs = List.copyOf(runs);
    calls = List.copyOf(calls);
    events = List.copyOf(events);
  }
}
