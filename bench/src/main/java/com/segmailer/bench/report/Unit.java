package com.segmailer.bench.report;

import java.util.Locale;

/** What a figure is counted in, and how it is written. */
public enum Unit {
  PER_SECOND("%,.0f/s"),
  MICROS("%,.1f µs"),
  MILLIS("%,.2f ms"),
  SECONDS("%,.2f s"),
  MEGABYTES("%,.0f MB"),
  PERCENT("%,.0f %%");

  private final String format;

  Unit(String format) {
    this.format = format;
  }

  /** Whether less of it is better. */
  boolean isTime() {
    return this == MICROS || this == MILLIS || this == SECONDS;
  }

  String print(double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
