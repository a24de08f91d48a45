package com.segmailer.bench.load;

/**
 * What came of a load.
 *
 * @param refused answers that were not 2xx, and connections that broke
 * @param firstRefusal what the first of these said
 * @param cores how much of the processors the generator took
 */
public record Outcome(
    long requests,
    long refused,
    String firstRefusal,
    double seconds,
    double cores,
    Histogram latency) {

  public double perSecond() {
    return requests / seconds;
  }

  public double millis(double share) {
    return latency.millis(share);
  }
}
