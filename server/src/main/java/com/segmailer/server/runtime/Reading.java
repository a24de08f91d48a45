package com.segmailer.server.runtime;

import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was read last, for those who show it without reading it themselves. It stands for a while and is
 * then not known any more: what cannot be read must not look as if all were well.
 */
public final class Reading<T> {

  private record At<T>(T value, long nanos) {}

  private final Duration standing;
  private volatile @Nullable At<T> last;

  /** @param standing how long a reading counts */
  public Reading(Duration standing) {
    this.standing = standing;
  }

  public void put(T value) {
    last = new At<>(value, System.nanoTime());
  }

  /** A number out of the last reading; not a number when there is none that still counts. */
  public double number(ToDoubleFunction<T> of) {
    var read = last;
    return read == null || System.nanoTime() - read.nanos() > standing.toNanos()
        ? Double.NaN
        : of.applyAsDouble(read.value());
  }
}
