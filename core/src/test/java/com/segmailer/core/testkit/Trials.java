package com.segmailer.core.testkit;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Runs a property many times, each from a seed of its own that a failure names. */
public final class Trials {
  private Trials() {}

  public static void run(int trials, long firstSeed, Consumer<RandomGenerator> property) {
    for (long seed = firstSeed; seed < firstSeed + trials; seed++) {
      try {
        property.accept(new SplittableRandom(seed));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("fails with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
