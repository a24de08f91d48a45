package com.segmailer.server.http;

import java.util.function.BooleanSupplier;

/** Whether this node should be sent requests: it serves, and its database answers. */
public final class Readiness {

  private final BooleanSupplier databaseAnswers;
  private volatile boolean serving;

  public Readiness(BooleanSupplier databaseAnswers) {
    this.databaseAnswers = databaseAnswers;
  }

  /** Called when everything has started, and again with false when the server begins to stop. */
  public void serving(boolean serving) {
    this.serving = serving;
  }

  public boolean isReady() {
    return serving && databaseAnswers.getAsBoolean();
  }
}
