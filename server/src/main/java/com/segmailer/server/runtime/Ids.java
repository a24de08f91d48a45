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

  /** A new id; those of one millisecond increase in the order in which they were drawn. */
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
