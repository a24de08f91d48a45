package com.segmailer.server.http;

/** Ends a request with a problem. */
public final class Refused extends RuntimeException {

  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
