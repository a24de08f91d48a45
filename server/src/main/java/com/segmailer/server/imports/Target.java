package com.segmailer.server.imports;

import com.segmailer.core.contact.AttributeName;
import java.util.Optional;

/** Where the cells of a column go. */
public sealed interface Target {

  record Email() implements Target {}

  record ExternalId() implements Target {}

  record Subscribed() implements Target {}

  record Attribute(String name) implements Target {}

  record Ignore() implements Target {}

  /** What {@code text} names, as mappings are written; nothing when it names no place. */
  static Optional<Target> of(String text) {
    return switch (text) {
      case "email" -> Optional.of(new Email());
      case "externalId" -> Optional.of(new ExternalId());
      case "subscribed" -> Optional.of(new Subscribed());
      case "ignore" -> Optional.of(new Ignore());
      default ->
        text.startsWith(ATTRIBUTES)
                && AttributeName.problemWith(text.substring(ATTRIBUTES.length()))
                    .isEmpty()
            ? Optional.of(new Attribute(text.substring(ATTRIBUTES.length())))
            : Optional.empty();
    };
  }

  String ATTRIBUTES = "attributes.";

  /** As {@link #of} reads it. */
  default String text() {
    return switch (this) {
      case Email email -> "email";
      case ExternalId externalId -> "externalId";
      case Subscribed subscribed -> "subscribed";
      case Attribute(var name) -> ATTRIBUTES + name;
      case Ignore ignore -> "ignore";
    };
  }
}
