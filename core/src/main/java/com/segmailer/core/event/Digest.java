package com.segmailer.core.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some events of one contact come to, in bounded space.
 *
 * @param first null when there is no event, like {@code last}
 * @param newest the latest times, latest first, at most as many as the signal keeps
 * @param oldest the earliest times, earliest first, at most as many as the signal keeps
 * @param sum of the property that the signal sums, else 0
 */
public record Digest(
    long count,
    @Nullable Instant first,
    @Nullable Instant last,
    List<Instant> newest,
    List<Instant> oldest,
    BigDecimal sum) {
  public static final Digest NONE =
      new Digest(0, null, null, List.of(), List.of(), BigDecimal.ZERO);

  public Digest {
    newest = List.copyOf(newest);
    oldest = List.copyOf(oldest);
  }
}
