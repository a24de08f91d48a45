package com.segmailer.core.message;

import java.time.Duration;
import java.util.List;

/** When the mail servers of a domain ask to be left alone, and for how long they are. */
public final class Backoff {

  private static final List<Duration> DELAYS = List.of(
      Duration.ofMinutes(1),
      Duration.ofMinutes(2),
      Duration.ofMinutes(5),
      Duration.ofMinutes(15),
      Duration.ofMinutes(30));

  private static final int CLOSING = 421;
  private static final int BUSY = 450;

  private Backoff() {}

  /**
   * Whether a reply is about the domain and not about one mailbox: it is closing, busy, or does not
   * like how much or what it gets (RFC 3463, class 4.7).
   *
   * @param code 0 when the mail server said nothing
   */
  public static boolean isAskedFor(int code, String status) {
    boolean ofMailbox = status.startsWith("4.1.") || status.startsWith("4.2.");
    return code == CLOSING
        || code == BUSY && !ofMailbox
        || code / 100 == 4 && status.startsWith("4.7.");
  }

  /** @param times asked in a row, at least one */
  public static Duration after(int times) {
    return DELAYS.get(Math.min(times, DELAYS.size()) - 1);
  }
}
