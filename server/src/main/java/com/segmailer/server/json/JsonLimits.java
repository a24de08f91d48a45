package com.segmailer.server.json;

/**
 * What a JSON document may hold at most.
 *
 * @param depth of nested arrays and objects
 * @param numberDigits significant digits of one number
 * @param numberExponent how far, in powers of ten, a number may be from one
 * @param nameLength characters of a member's name
 */
public record JsonLimits(int depth, int numberDigits, int numberExponent, int nameLength) {

  public static final JsonLimits DEFAULT = new JsonLimits(32, 100, 1_000, 10_000);
}
