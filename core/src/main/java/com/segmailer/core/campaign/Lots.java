package com.segmailer.core.campaign;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * What falls to each contact of a campaign: the id of its message, whether it takes part in the test,
 * and which variant it gets there. A matter of the two ids alone, so that whoever asks again hears
 * the same.
 *
 * @param startedAt the time in the messages' ids
 * @param share of the audience that takes part in the test, in percent; 100 when there is none
 */
public record Lots(UUID campaign, Instant startedAt, int variants, int share) {

  private static final int EVERYBODY = 100;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT_OF_RFC_9562 = 0x8000_0000_0000_0000L;

  /** @param message a UUID of version 7, by the start of the campaign */
  public record Lot(UUID message, boolean tests, int variant) {}

  public Lot of(UUID contact) {
    var hash = hash(contact);
    long high = hash.getLong();
    long low = hash.getLong();
    var message = new UUID(
        (startedAt.toEpochMilli() << 16) | VERSION_7 | (high >>> 52),
        VARIANT_OF_RFC_9562 | (low >>> 2));
    // Bits of their own for each question: whoever tests is spread over all variants.
    boolean tests = share == EVERYBODY || Math.floorMod(hash.getLong(), 10_000L) < share * 100L;
    return new Lot(message, tests, (int) Math.floorMod(hash.getLong(), (long) variants));
  }

  private ByteBuffer hash(UUID contact) {
    try {
      var ids = ByteBuffer.allocate(32)
          .putLong(campaign.getMostSignificantBits())
          .putLong(campaign.getLeastSignificantBits())
          .putLong(contact.getMostSignificantBits())
          .putLong(contact.getLeastSignificantBits());
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(ids.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
