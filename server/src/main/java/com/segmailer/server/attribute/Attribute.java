package com.segmailer.server.attribute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an attribute.
 *
 * @param types those of the values seen
 * @param declaredType null when none is declared
 * @param firstSeenAt null when it was declared and never written
 */
record Attribute(
    String name,
    List<String> types,
    @Nullable String declaredType,
    String description,
    @Nullable Instant firstSeenAt) {

  Attribute {
    types = List.copyOf(types);
  }
}
