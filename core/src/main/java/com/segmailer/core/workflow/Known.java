package com.segmailer.core.workflow;

import java.util.UUID;
import java.util.function.Predicate;

/** What a workflow may refer to. */
public record Known(
    Predicate<UUID> segments,
    Predicate<UUID> manualSegments,
    Predicate<UUID> templates,
    Predicate<UUID> topics) {

  /** For definitions that were checked when they were published. */
  public static final Known ANYTHING = new Known(id -> true, id -> true, id -> true, id -> true);
}
