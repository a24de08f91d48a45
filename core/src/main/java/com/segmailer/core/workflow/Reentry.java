package com.segmailer.core.workflow;

import com.segmailer.core.condition.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

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

  /** From when on it may come again that entered at {@code enteredLast}; nothing for never. */
  default Optional<Instant> again(Instant enteredLast, ZoneId zone) {
    return switch (this) {
      case Never() -> Optional.empty();
      case Always() -> Optional.of(enteredLast);
      case After(Span span) -> Optional.of(span.after(enteredLast, zone));
    };
  }
}
