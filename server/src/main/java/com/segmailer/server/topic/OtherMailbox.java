package com.segmailer.server.topic;

import com.segmailer.server.engine.JobStopped;

/** Somebody holds a link to a mailbox that is not the contact's any more: nothing is agreed to by it. */
final class OtherMailbox extends JobStopped {
  private static final long serialVersionUID = 1;

  OtherMailbox() {
    super("the link went to another mailbox than the contact has");
  }
}
