package com.segmailer.server.json;

/**
 * What a JSON document may hold at most.
 *
 * @param depth of nested arrays and objects
 * @param numberDigits significant digits of one number; zeros at its end are none
 * @param numberExponent how far, in powers of ten, a number may be from one
 * @param nameLength characters of a member's name
 */
public record JsonLimits(int depth, int numberDigits, int numberExponent, int nameLength) {

  public static final JsonLimits DEFAULT = new JsonLimits(32, 100, 1_000, 10_000);

  /** Of what others answer to us: whoever keeps any of it has bounds of its own. */
  public static final JsonLimits ANSWERS = new JsonLimits(200, 2_000, 1_000_000, 10_000);

  /**
   * Of what this server stored. It was bounded when it came; since then the database has written
   * numbers out, 1e300 with all its zeros, and what came has been put into documents of ours.
   */
  static final JsonLimits STORED =
      new JsonLimits(200, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
