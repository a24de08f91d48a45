package com.segmailer.core.workflow;

import com.segmailer.core.workflow.Run.State;
import org.jspecify.annotations.Nullable;

/** What a migration makes of a run, by where it stands. */
public enum Carried {
  /** It goes on as it is. */
  GOES_ON,
  /** What it waits for is not what its step is now: it takes the step as if it had just come. */
  RESTARTS,
  /** The version to which it is to move lacks its step. */
  VANISHES;

  /** @param step of the version to which it is to move; null when that has none of its id */
  public static Carried of(Class<? extends State> state, @Nullable Step step) {
    if (step == null) {
      return VANISHES;
    }
    boolean waitsElsewhere = state == State.Sleeping.class && !(step instanceof Step.Wait)
        || state == State.Watching.class && !(step instanceof Step.WaitUntil)
        || state == State.Calling.class && !(step instanceof Step.CallWebhook);
    return waitsElsewhere ? RESTARTS : GOES_ON;
  }
}
