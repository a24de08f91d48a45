package com.segmailer.core.workflow;

/** What ends a run before its last step, wherever it stands. */
public sealed interface Exit {

  record When(Watch watch) implements Exit {}

  /** The contact is no longer in the segment by which it came. */
  record LeftSegment() implements Exit {}
}
