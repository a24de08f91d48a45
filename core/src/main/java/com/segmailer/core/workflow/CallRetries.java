package com.segmailer.core.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** When a call is made again that was not answered, or answered as nobody means for good. */
public final class CallRetries {

  /** The waits after each failed attempt; then the call has failed. */
  public static final List<Duration> WAITS = List.of(
      Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(30));

  private static final Set<Integer> TRY_AGAIN = Set.of(408, 425, 429);

  private CallRetries() {}

  public static boolean isTriedAgain(int status) {
    return status >= 500 || TRY_AGAIN.contains(status);
  }

  /** From the first attempt to the answer that counts, where all attempts are answered at once. */
  public static Duration until(int status) {
    return isTriedAgain(status)
        ? WAITS.stream().reduce(Duration.ZERO, Duration::plus)
        : Duration.ZERO;
  }
}
