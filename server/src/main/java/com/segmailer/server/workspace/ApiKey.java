package com.segmailer.server.workspace;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An API key as it is kept: everything but the key itself. */
public record ApiKey(
    UUID id,
    int workspaceId,
    String name,
    Scopes scopes,
    String hint,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {

  boolean opensAt(Instant now) {
    return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
  }
}
