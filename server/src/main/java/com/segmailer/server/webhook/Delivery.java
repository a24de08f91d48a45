package com.segmailer.server.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery as the log shows it.
 *
 * @param body what is sent, as text; empty when it is kept no longer
 * @param dueAt the next attempt, if there is one to come
 */
record Delivery(
    UUID message,
    Optional<String> type,
    Optional<String> body,
    String state,
    int attempts,
    Optional<Instant> dueAt,
    Optional<Tried> latest) {

  /**
   * The latest attempt.
   *
   * @param response what came back, unless nothing did
   */
  record Tried(Instant at, int tookMillis, Optional<Response> response, Optional<String> error) {}

  /** @param headers a JSON array */
  record Response(int status, String headers, byte[] start) {}
}
