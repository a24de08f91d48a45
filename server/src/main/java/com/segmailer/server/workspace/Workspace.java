package com.segmailer.server.workspace;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One customer's separate world of contacts, events and segments.
 *
 * @param contactLimit beyond which no contact is created; none means no limit
 * @param eventRetentionDays after which events are dropped; none means never
 * @param sending how fast messages go out, and when they do not
 * @param tracking how openings and clicks are told
 */
public record Workspace(
    int id,
    String name,
    ZoneId timeZone,
    Optional<Long> contactLimit,
    Optional<Integer> eventRetentionDays,
    SendingSettings sending,
    TrackingSettings tracking,
    Instant createdAt) {

  /** The id as the outside sees it. */
  public String publicId() {
    return "ws_" + id;
  }
}
