package com.segmailer.bench.load;

/** Counts latencies in buckets that grow with the latency: each is known to within two percent. */
public final class Histogram {

  private static final int STEPS = 64;
  private static final int OCTAVES = 40;

  private final long[] counts = new long[STEPS * OCTAVES];
  private long total;

  public void record(long nanos) {
    counts[bucket(Math.max(0, nanos / 1_000))]++;
    total++;
  }

  public void add(Histogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  public long total() {
    return total;
  }

  /** The latency that {@code share} of all do not exceed; 0 without any. */
  public double millis(double share) {
    long rank = Math.max(1, (long) Math.ceil(total * share));
    long seen = 0;
    for (int i = 0; i < counts.length && total > 0; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return highest(i) / 1_000.0;
      }
    }
    return 0;
  }

  private static int bucket(long micros) {
    if (micros < STEPS) {
      return (int) micros;
    }
    int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - 6;
    return Math.min(octave * STEPS + (int) (micros >> octave), STEPS * OCTAVES - 1);
  }

  private static long highest(int bucket) {
    if (bucket < STEPS * 2) {
      return bucket;
    }
    int octave = bucket / STEPS - 1;
    return ((bucket - (long) octave * STEPS + 1) << octave) - 1;
  }
}
