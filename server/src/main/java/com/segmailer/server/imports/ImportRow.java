package com.segmailer.server.imports;

import com.segmailer.server.engine.Submission;

/** A row as read: something for the door, or a reason why not. */
sealed interface ImportRow {

  /** The line of the file that the row begins on. */
  long line();

  record Good(long line, Submission submission) implements ImportRow {}

  record Bad(long line, RowError error) implements ImportRow {}
}
