package com.segmailer.core.contact;

import com.segmailer.core.event.Digest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided of a contact so far.
 *
 * @param digests by the signal's number; a signal without events has none
 * @param wakeAt no later than the instant at which some verdict changes by time alone; null if none does
 */
public record Standing(
    SegmentNumbers segments,
    Map<Integer, Digest> digests,
    @Nullable Instant wakeAt) {

  public static final Standing NEW = new Standing(SegmentNumbers.NONE, Map.of(), null);

  public Standing {
    digests = Map.copyOf(digests);
  }

  public Digest digest(int signal) {
    return digests.getOrDefault(signal, Digest.NONE);
  }
}
