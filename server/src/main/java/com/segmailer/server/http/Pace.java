package com.segmailer.server.http;

import java.time.Duration;

/**
 * How fast a streamed answer must be taken, so that nothing is held for a reader for ever. Only the time
 * counts for which its reader keeps it waiting.
 *
 * @param bytesPerSecond before they are compressed
 * @param patience by how much a reader may be behind that before its connection is cut
 */
public record Pace(int bytesPerSecond, Duration patience) {

  /** Slower than any link that is worth downloading over, and as patient as with idle connections. */
  public static final Pace USUAL = new Pace(64_000, Duration.ofSeconds(30));

  private static final double NANOS = 1e9;

  /** The nanoseconds that so many bytes may take. */
  long nanosFor(int bytes) {
    return (long) (bytes * NANOS / bytesPerSecond);
  }
}
