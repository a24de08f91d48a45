package com.segmailer.core.workflow;

import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a workflow may refer to.
 *
 * @param templates the newest version of each, counted from 1; nothing for those that do not exist
 */
public record Known(
    Predicate<UUID> segments,
    Predicate<UUID> manualSegments,
    Function<UUID, OptionalInt> templates,
    Predicate<UUID> topics) {

  /** For definitions that were checked when they were published. */
  public static final Known ANYTHING =
      new Known(id -> true, id -> true, id -> OptionalInt.of(Integer.MAX_VALUE), id -> true);
}
