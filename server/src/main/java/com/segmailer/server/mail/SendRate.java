package com.segmailer.server.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast messages may go: a token bucket for each lane. It keeps only the instant at which a lane
 * would be full again, so an idle lane costs nothing and limits may change at any time.
 */
public final class SendRate {

  static final int MOST_LANES = 100_000;

  private static final long NANOS = 1_000_000_000L;

  /** What is counted together; a part that does not matter is empty, or 0. */
  public record Lane(int workspace, String transport, String domain) {}

  /** So many messages a second on average, and so many at once after a rest. */
  public record Limit(double perSecond, int burst) {

    public Limit {
      if (!(perSecond > 0) || perSecond > NANOS || burst < 1) {
        throw new IllegalArgumentException("not a limit: %s, %d".formatted(perSecond, burst));
      }
    }

    private long gap() {
      return Math.max(1, Math.round(NANOS / perSecond));
    }

    private long slack() {
      return Math.multiplyExact(gap(), (long) burst - 1);
    }
  }

  /** One message wants to go by this lane. */
  public record Demand(Lane lane, Limit limit) {}

  /** The instants, in nanoseconds, at which each lane is full again; the least used goes first. */
  private final Map<Lane, Long> full = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Lane, Long> eldest) {
      return size() > MOST_LANES;
    }
  };

  /**
   * Takes a token from every lane, or from none.
   *
   * @return zero when they were taken, else how long to wait before asking again
   */
  public synchronized Duration take(List<Demand> demands, Instant now) {
    long at = nanos(now);
    long wait = 0;
    for (var demand : demands) {
      long ahead = full.getOrDefault(demand.lane(), at) - at;
      wait = Math.max(wait, ahead - demand.limit().slack());
    }
    if (wait > 0) {
      return Duration.ofNanos(wait);
    }
    for (var demand : demands) {
      long from = Math.max(at, full.getOrDefault(demand.lane(), at));
      full.put(demand.lane(), from + demand.limit().gap());
    }
    return Duration.ZERO;
  }

  private static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }
}
