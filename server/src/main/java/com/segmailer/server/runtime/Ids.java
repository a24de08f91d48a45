package com.segmailer.server.runtime;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** The one place that draws ids: UUIDv7, so that they sort by the time at which they were drawn. */
public final class Ids {

  private final NoArgGenerator generator;

  public Ids(InstantSource clock) {
    generator = Generators.timeBasedEpochGenerator(new SecureRandom(), clockFor(clock));
  }

  /** A new id, larger than all that this object drew before in the same or an earlier millisecond. */
  public UUID next() {
    return generator.generate();
  }

  private static UUIDClock clockFor(InstantSource clock) {
    return new UUIDClock() {
      @Override
      public long currentTimeMillis() {
        return clock.millis();
      }
    };
  }
}
