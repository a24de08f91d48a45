package com.segmailer.core.event;

import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Something a contact did, or that happened to them. Times are whole microseconds. */
public record Event(String name, Instant occurredAt, Value.Dict data) {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  public Event {
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
      throw new IllegalArgumentException("an event occurs in the years 1 to 9999");
    }
  }
}
