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
  private static final long LONGEST_LINE = Duration.ofDays(1).toNanos();

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

  /** The instants, in nanoseconds, at which each lane is full again. */
  private final Map<Lane, Long> full = new Instants();

  /** The ends of the lines before lanes. */
  private final Map<Lane, Long> lines = new Instants();

  /** The least used goes first. */
  private static final class Instants extends LinkedHashMap<Lane, Long> {
    Instants() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Lane, Long> eldest) {
      return size() > MOST_LANES;
    }
  }

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

  /** How many tokens a lane has now. */
  public synchronized int room(Demand demand, Instant now) {
    long at = nanos(now);
    long ahead = Math.max(0, full.getOrDefault(demand.lane(), at) - at);
    long left = demand.limit().slack() - ahead;
    return left < 0 ? 0 : Math.toIntExact(left / demand.limit().gap() + 1);
  }

  /**
   * A place in the line before a lane that has no token now: how long to wait before asking again.
   * Each place is one token later than the one before; a place is no token.
   */
  public synchronized Duration queue(Demand demand, Instant now) {
    long at = nanos(now);
    long free = full.getOrDefault(demand.lane(), at) - demand.limit().slack();
    long place = Math.max(Math.max(free, at), lines.getOrDefault(demand.lane(), at))
        + demand.limit().gap();
    lines.put(demand.lane(), Math.min(place, at + LONGEST_LINE));
    return Duration.ofNanos(place - at);
  }

  private static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }
}
