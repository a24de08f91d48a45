package com.segmailer.server.imports;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param startedAt null until somebody works on it
 * @param finishedAt null until it has ended, in whichever way
 * @param error why it failed as a whole, null if it did not
 */
public record Import(
    UUID id,
    String state,
    FileFormat format,
    @Nullable String fileName,
    Rows rows,
    Bytes bytes,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error) {

  private static final Set<String> OPEN = Set.of("uploading", "queued", "running");

  /** What has become of the rows so far; {@code read} is the sum of the others. */
  public record Rows(long read, long created, long updated, long unchanged, long failed) {}

  /** How much of the file has been applied. */
  public record Bytes(long read, long total) {}

  /** Whether nothing more will happen. */
  public boolean hasEnded() {
    return !OPEN.contains(state);
  }
}
