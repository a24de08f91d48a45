package com.segmailer.core.workflow;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which headers a request of a run may have. */
public final class CallHeaders {

  /** They say how the request is sent, which is for whoever sends it. */
  private static final Set<String> OF_TRANSPORT = Set.of(
      "connection",
      "content-length",
      "expect",
      "host",
      "keep-alive",
      "proxy-connection",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade");

  private static final String KEY = "idempotency-key";

  private CallHeaders() {}

  /** What is wrong with a header of that name, reading on from it. */
  public static Optional<String> problemWith(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (OF_TRANSPORT.contains(lower)) {
      return Optional.of("cannot be set: it says how the request is sent");
    }
    return lower.equals(KEY)
        ? Optional.of("cannot be set: the request has one that stays the same for each try")
        : Optional.empty();
  }
}
