package com.segmailer.core.workflow;

import com.segmailer.core.value.Value;
import java.time.Instant;
import java.util.List;

/**
 * One decision in the life of a run, and why. The log of a run replays to its state.
 *
 * @param seq its place in the log, from 0
 * @param step empty when it concerns none
 * @param after where the run was then
 */
public record LogEntry(
    int seq, String step, int visit, Instant at, Did did, Value.Dict why, Run.State after) {

  /** What was done. */
  public enum Did {
    STARTED,
    /** A message is to be sent; whether it was, it says itself. Entries of old call it {@code sent}. */
    QUEUED,
    SKIPPED,
    WAITED,
    PASSED,
    TIMED_OUT,
    BRANCHED,
    SPLIT,
    UPDATED,
    PLACED,
    CALLED,
    ANSWERED,
    EMITTED,
    FAILED,
    RETRIED,
    MOVED,
    MIGRATED,
    ENDED
  }

  /** When {@code before} came to the state {@code after}: who migrates waits on, not anew. */
  Instant since(Run before) {
    return did == Did.MIGRATED && after.getClass() == before.state().getClass()
        ? before.since()
        : at;
  }

  /** The run that {@code log}, in order and whole, tells of; what time alone decides is left out. */
  public static Run replay(Run begun, List<LogEntry> log) {
    var run = begun;
    for (var entry : log) {
      run = new Run(
          run.start(),
          run.data(),
          entry.after(),
          entry.since(run),
          entry.visit(),
          entry.seq() + 1,
          null);
    }
    return run;
  }
}
