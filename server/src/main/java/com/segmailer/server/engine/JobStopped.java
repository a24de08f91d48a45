package com.segmailer.server.engine;

/**
 * Thrown by an {@link Alongside} when the job that a list belongs to must not go on: nothing of the
 * part is stored, nothing is tried again, and whoever submitted the list is told with this.
 */
public class JobStopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  public JobStopped(String message) {
    super(message, null, false, false);
  }
}
