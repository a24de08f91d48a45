package com.segmailer.core.workflow;

import com.segmailer.core.condition.Span;
import java.time.Instant;
import java.time.ZoneId;

/** Whether a contact that was in a workflow before may come again. */
public sealed interface Reentry {

  record Never() implements Reentry {}

  record Always() implements Reentry {}

  /** So long after it entered last. */
  record After(Span span) implements Reentry {}

  default boolean allows(Instant enteredLast, ZoneId zone, Instant now) {
    return switch (this) {
      case Never() -> false;
      case Always() -> true;
      case After(Span span) -> !now.isBefore(span.after(enteredLast, zone));
    };
  }
}
