package com.segmailer.core.condition;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Which of a million equal shares a contact falls into, for one seed. The function must never
 * change: it decides who is in a segment.
 */
record SampleBucket(int number) {
  private static final int BUCKETS = 1_000_000;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  static SampleBucket of(String seed, UUID contact) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < seed.length(); i++) {
      hash = (hash ^ seed.charAt(i)) * FNV_PRIME;
    }
    hash = mix(hash ^ contact.getMostSignificantBits());
    hash = mix(hash ^ contact.getLeastSignificantBits());
    return new SampleBucket((int) Long.remainderUnsigned(hash, BUCKETS));
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  boolean isWithin(BigDecimal percent) {
    return number < percent.movePointRight(Limits.PERCENT_DECIMALS).intValueExact();
  }

  /** Samples of more than this percentage hold the contact. */
  BigDecimal percent() {
    return BigDecimal.valueOf(number, Limits.PERCENT_DECIMALS);
  }
}
