package com.segmailer.server.http;

/**
 * How large the bodies may be that are read whole: each by itself, and all of a node together.
 *
 * @param most bytes of one, decompressed
 * @param pace at which one that takes room must arrive
 * @param read room for the bytes of bodies
 * @param parsed room for what is read out of them; apart from the other, so that nobody waits for those
 *     who wait for him
 */
record BodyBounds(int most, Pace pace, Room read, Room parsed) {

  /**
   * Bytes of a body that takes no room: of these as many as may run at a time come to a few megabytes.
   */
  static final int SMALL = 4_096;

  /** JSON values of one body. */
  static final int VALUES = 1_000_000;

  /** What a value costs at most, as a member of an object of its own. */
  static final int BYTES_OF_VALUE = 150;

  static BodyBounds of(HttpSettings config) {
    var limits = config.limits();
    return new BodyBounds(limits.bodyBytes(), config.pace(), room(limits), room(limits));
  }

  private static Room room(HttpSettings.Limits limits) {
    return new Room(
        limits.bodyRoom(),
        Room.PATIENCE,
        "The server is at work on as many large bodies as it can hold; try again");
  }
}
