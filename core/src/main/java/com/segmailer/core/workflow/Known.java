package com.segmailer.core.workflow;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a workflow may refer to.
 *
 * @param templates the newest version of each, counted from 1; nothing for those that do not exist
 * @param targets what is wrong with an address that is to be called, reading on from its name; nothing
 *     for one that may be
 * @param headers what is wrong with the name of a header that is to be sent, likewise
 * @param events what is wrong with the name of an event that is to be recorded, likewise
 * @param isDraft whether somebody writes it now: what was published goes on, though it would be refused
 *     today for asking its runs what they cannot know
 */
public record Known(
    Predicate<UUID> segments,
    Predicate<UUID> manualSegments,
    Function<UUID, OptionalInt> templates,
    Predicate<UUID> topics,
    Function<String, Optional<String>> targets,
    Function<String, Optional<String>> headers,
    Function<String, Optional<String>> events,
    boolean isDraft) {

  /** For definitions that were checked when they were published. */
  public static final Known ANYTHING = new Known(
      id -> true,
      id -> true,
      id -> OptionalInt.of(Integer.MAX_VALUE),
      id -> true,
      url -> Optional.empty(),
      header -> Optional.empty(),
      event -> Optional.empty(),
      false);
}
