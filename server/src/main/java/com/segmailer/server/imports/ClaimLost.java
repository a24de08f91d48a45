package com.segmailer.server.imports;

import com.segmailer.server.engine.JobStopped;

/** The import was cancelled, forgotten or taken over; nothing of the part under way was stored. */
final class ClaimLost extends JobStopped {

  private static final long serialVersionUID = 1;

  ClaimLost() {
    super("the import is no longer ours");
  }
}
