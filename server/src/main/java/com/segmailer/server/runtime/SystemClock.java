package com.segmailer.server.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The one owner of the clock. Truncates to microseconds, which is what PostgreSQL can store. */
public final class SystemClock implements InstantSource {

  @Override
  public Instant instant() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public long millis() {
    return instant().toEpochMilli();
  }
}
