package com.segmailer.server.template;

import com.segmailer.server.http.EntityTag;
import java.time.Instant;
import java.util.UUID;

/**
 * A template without its content.
 *
 * @param version the one in use
 */
public record StoredTemplate(
    UUID id,
    TemplateSettings settings,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt) {

  EntityTag tag() {
    return EntityTag.of(revision);
  }
}
