package com.segmailer.core.workflow;

import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import java.util.UUID;

/** What reaches a run. */
public sealed interface Cue {

  /** It may take its step. */
  record Go() implements Cue {}

  /** Time passed, or something that it may look at is different. */
  record Look() implements Cue {}

  record Happened(Event event) implements Cue {}

  record Left(UUID segment) implements Cue {}

  /** What came of the call that it made at that visit. */
  record Answered(int visit, Answer answer) implements Cue {}

  /** Somebody wants something of it. */
  record Told(Order order) implements Cue {}

  /**
   * @param problem why there is no answer; empty when there is one
   * @param remark why the body is not there as it came; empty when it is
   */
  record Answer(boolean success, int status, Value body, String problem, String remark) {
    public Answer(boolean success, int status, Value body, String problem) {
      this(success, status, body, problem, "");
    }

    /** What a receiver answered with that status. */
    public static Answer of(int status, Value body) {
      boolean success = status >= 200 && status < 300;
      return new Answer(success, status, body, success ? "" : "the answer was " + status);
    }
  }

  /** What may be asked of a run. */
  sealed interface Order {
    /** Takes the step that failed again. */
    record Retry() implements Order {}

    /** Goes on as if the step were done. */
    record Skip() implements Order {}

    record MoveTo(String step) implements Order {}

    /**
     * Goes on in a later version, where it stands.
     *
     * @param discard whether it ends if that version lacks its step; else it stays as it is
     */
    record Migrate(int version, boolean discard) implements Order {
      /** It may come late, when the run is further than that or at a step that nobody asked about. */
      boolean isVain(WorkflowDefinition definition, Run run) {
        return version <= run.start().version()
            || (!discard && run.step().flatMap(definition::step).isEmpty());
      }
    }

    record Stop(String reason) implements Order {}
  }
}
