package com.segmailer.server.http;

import java.util.function.BooleanSupplier;

/** Whether this node should be sent requests: it serves, and its database takes writes. */
public final class Readiness {

  private final BooleanSupplier databaseTakesWrites;
  private volatile boolean serving;

  public Readiness(BooleanSupplier databaseTakesWrites) {
    this.databaseTakesWrites = databaseTakesWrites;
  }

  /** Called when everything has started, and again with false when the server begins to stop. */
  public void serving(boolean serving) {
    this.serving = serving;
  }

  public boolean isReady() {
    return serving && databaseTakesWrites.getAsBoolean();
  }
}
