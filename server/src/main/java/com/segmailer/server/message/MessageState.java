package com.segmailer.server.message;

/** Where a message is on its way. */
enum MessageState {
  /** Waits for its turn. */
  QUEUED,
  /** Is being handed over: somebody may have it already. */
  SENDING,
  /** The mail server did not take it for now. */
  DEFERRED,
  /** The mail server has taken it. */
  SENT,
  /** The mail server refused it, for good. */
  BOUNCED,
  /** It could not be made, or was tried for too long. */
  FAILED,
  /** A node was lost while it handed it over, and it is not sent again. */
  UNKNOWN,
  /** It must not be sent any more. */
  SKIPPED
}
