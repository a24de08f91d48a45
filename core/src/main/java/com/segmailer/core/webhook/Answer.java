package com.segmailer.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a receiver answered an attempt. */
public sealed interface Answer {

  /** @param retryAfter what its header of that name asks for */
  record Status(int code, Optional<Duration> retryAfter) implements Answer {}

  /** No answer: no address, no connection, cut off, too late. */
  record None() implements Answer {}

  /** What an attempt came to. */
  sealed interface Verdict {}

  record Delivered() implements Verdict {}

  record TryAgain(Instant at) implements Verdict {}

  /** The schedule is at its end. */
  record GivenUp() implements Verdict {}

  /** The receiver does not want anything any more. */
  record Gone() implements Verdict {}

  int GONE = 410;

  /**
   * What this answer to the {@code attempts}-th attempt means: only 2xx is a success, and a redirect
   * is a failure like any other.
   */
  default Verdict verdict(int attempts, Instant now, double drawn) {
    return switch (this) {
      case Status(int code, var retryAfter) when code >= 200 && code < 300 -> new Delivered();
      case Status(int code, var retryAfter) when code == GONE -> new Gone();
      case Status(int code, var retryAfter) -> after(attempts, now, retryAfter, drawn);
      case None() -> after(attempts, now, Optional.empty(), drawn);
    };
  }

  private static Verdict after(
      int attempts, Instant now, Optional<Duration> retryAfter, double drawn) {
    return RetrySchedule.next(attempts, now, retryAfter, drawn)
        .<Verdict>map(TryAgain::new)
        .orElseGet(GivenUp::new);
  }
}
