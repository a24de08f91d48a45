package com.segmailer.core.contact;

import java.time.Instant;
import java.util.UUID;

/**
 * A contact's whole decision record.
 *
 * @param version grows with every stored change of the record
 * @param shownVersion the version in which its profile or its segments changed last: what those who
 *     edit it have seen
 * @param updatedAt when the profile changed last
 */
public record Contact(
    UUID id,
    Profile profile,
    Standing standing,
    long version,
    long shownVersion,
    Instant createdAt,
    Instant updatedAt) {

  /** A contact that nobody has told anything about yet. */
  public static Contact blank(UUID id, Instant now) {
    return new Contact(id, Profile.EMPTY, Standing.NEW, 0, 0, now, now);
  }
}
