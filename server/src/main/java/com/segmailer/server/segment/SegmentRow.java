package com.segmailer.server.segment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A segment as stored.
 *
 * @param condition as JSON; absent for a manual segment
 * @param members how many contacts are in it now
 * @param built how many contacts the back-fill has done of {@code toBuild}
 */
public record SegmentRow(
    int no,
    UUID id,
    String name,
    String description,
    boolean dynamic,
    Optional<String> condition,
    String state,
    long revision,
    long members,
    long built,
    long toBuild,
    Instant createdAt,
    Instant updatedAt) {}
