package com.segmailer.core.contact;

import com.segmailer.core.event.Digest;
import com.segmailer.core.workflow.Enrolment;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided of a contact so far.
 *
 * @param digests by the signal's number; a signal without events has none
 * @param workflows the runs under way, and what must be remembered of earlier ones
 * @param wakeAt no later than the instant at which a verdict or a run changes by time alone; null if
 *     none does
 */
public record Standing(
    SegmentNumbers segments,
    Map<Integer, Digest> digests,
    Enrolment workflows,
    @Nullable Instant wakeAt) {

  public static final Standing NEW =
      new Standing(SegmentNumbers.NONE, Map.of(), Enrolment.NONE, null);

  public Standing {
    digests = Map.copyOf(digests);
  }

  public Digest digest(int signal) {
    return digests.getOrDefault(signal, Digest.NONE);
  }
}
