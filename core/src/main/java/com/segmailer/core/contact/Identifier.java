package com.segmailer.core.contact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a caller names a contact: by at least one of its identities. */
public record Identifier(
    @Nullable EmailAddress email,
    @Nullable UUID id,
    @Nullable String externalId) {

  public static Identifier of(EmailAddress email) {
    return new Identifier(email, null, null);
  }

  public static Identifier of(UUID id) {
    return new Identifier(null, id, null);
  }

  public Identifier {
    if (email == null && id == null && externalId == null) {
      throw new IllegalArgumentException("an identifier names nobody");
    }
  }
}
