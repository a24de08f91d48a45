package com.segmailer.server.http;

import java.time.Duration;

/**
 * How fast a streamed answer must be taken and a body must come, so that nothing is held for a client
 * for ever. Only the time counts for which the client keeps the server waiting.
 *
 * @param bytesPerSecond of an answer before they are compressed
 * @param patience by how much a client may be behind that before it is given up
 */
public record Pace(int bytesPerSecond, Duration patience) {

  /** Slower than any link that is worth downloading over, and as patient as with idle connections. */
  public static final Pace USUAL = new Pace(64_000, Duration.ofSeconds(30));

  private static final double NANOS = 1e9;

  /**
   * At which a body must come that is stored as it comes: usually 1,000 bytes a second, as they are on
   * the wire, and 60 s behind at most. It holds a place and little memory, and any line is faster that
   * is worth sending a file over.
   */
  Pace ofStreamedBodies() {
    return new Pace(Math.max(1, bytesPerSecond / 64), patience.multipliedBy(2));
  }

  /** The nanoseconds that so many bytes may take. */
  long nanosFor(int bytes) {
    return (long) (bytes * NANOS / bytesPerSecond);
  }
}
