package com.segmailer.core.message;

import java.util.Locale;

/** Why a message is not sent. */
public enum Forbidden {
  /** Its contact is gone. */
  ERASED,
  /** Its contact has no address any more. */
  NO_ADDRESS,
  /** Its address is not written to. */
  SUPPRESSED,
  /** Its recipient wants nothing but transactional messages. */
  UNSUBSCRIBED,
  /** Its recipient does not want what is about this topic. */
  TOPIC_UNSUBSCRIBED,
  /** Its topic was deleted, and with it what people chose. */
  TOPIC_GONE,
  /** Its campaign was stopped for good, or was deleted after that. */
  CANCELLED,
  /** Its workflow was ended for good. */
  WORKFLOW_ARCHIVED,
  /** Its run reached the goal, left by an exit or was stopped after it had wanted it. */
  RUN_ENDED,
  /** Its campaign or workflow is stopped for now: it is not skipped but held back. */
  PAUSED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
