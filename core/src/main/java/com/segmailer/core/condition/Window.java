package com.segmailer.core.condition;

/** Which of a contact's events count. */
public sealed interface Window {
  Window ALL_TIME = new AllTime();

  record AllTime() implements Window {}

  /** From so long ago until now. */
  record WithinLast(Span span) implements Window {}

  /** From that date on. */
  record Since(IsoDate date) implements Window {}

  /** Earlier than that date. */
  record Before(IsoDate date) implements Window {}
}
