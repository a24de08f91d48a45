package com.segmailer.core.segment;

import java.time.Instant;

/**
 * Which of a workspace's definitions these are.
 *
 * @param version raised by every change
 * @param since when they became what they are: of what lay before nobody knows what they would have
 *     decided. A change by which nothing is decided otherwise, such as another name, leaves it
 */
public record Edition(long version, Instant since) {

  /** Of definitions that have always been the same. */
  public static Edition everSince(long version) {
    return new Edition(version, Instant.MIN);
  }
}
