package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An endpoint as it is kept.
 *
 * @param types names of those it takes; empty for all
 * @param oldSecret the one before, and until when it signs too
 */
record Endpoint(
    EndpointKey key,
    UUID id,
    String url,
    String description,
    List<String> types,
    boolean enabled,
    Optional<Disabled> disabled,
    SigningSecret secret,
    Optional<OldSecret> oldSecret,
    Health health,
    long revision,
    Instant createdAt,
    Instant updatedAt) {

  /** Why it is disabled: {@code manual}, {@code gone} or {@code failing}. */
  record Disabled(String reason, Instant at) {}

  record OldSecret(SigningSecret secret, Instant until) {}

  Endpoint {
    types = List.copyOf(types);
  }

  /** The newest first, as consumers most likely have it. */
  List<SigningSecret> secretsAt(Instant now) {
    var secrets = new ArrayList<SigningSecret>();
    secrets.add(secret);
    overlapAt(now).ifPresent(old -> secrets.add(old.secret()));
    return secrets;
  }

  Optional<OldSecret> overlapAt(Instant now) {
    return oldSecret.filter(old -> now.isBefore(old.until()));
  }
}
