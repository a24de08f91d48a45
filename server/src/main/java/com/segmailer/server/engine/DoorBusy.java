package com.segmailer.server.engine;

/** Too many submissions of the workspace wait already; nothing was stored, and it may be tried again. */
public final class DoorBusy extends RuntimeException {
  private static final long serialVersionUID = 1;

  DoorBusy() {
    super("the door is busy");
  }
}
