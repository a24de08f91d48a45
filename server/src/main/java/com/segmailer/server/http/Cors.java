package com.segmailer.server.http;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Lets pages of the named origins, and no others, read answers in a browser. */
final class Cors {

  private static final String EXPOSED =
      "Request-Id, ETag, Location, Retry-After, RateLimit, RateLimit-Policy, Idempotent-Replayed";
  private static final String ALLOWED =
      "Authorization, Content-Type, Content-Encoding, Idempotency-Key, If-Match, Request-Id";

  private final Set<String> origins;

  Cors(List<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  void describe(HttpFields asked, HttpFields.Mutable answer) {
    if (origins.isEmpty()) {
      return;
    }
    answer.add(HttpHeader.VARY, "Origin");
    String origin = asked.get(HttpHeader.ORIGIN);
    if (isAllowed(origin)) {
      answer.put("Access-Control-Allow-Origin", origin);
      answer.put("Access-Control-Expose-Headers", EXPOSED);
    }
  }

  /** What a browser asks before it sends a request that is not simple. */
  void describePreflight(HttpFields asked, String methods, HttpFields.Mutable answer) {
    if (isAllowed(asked.get(HttpHeader.ORIGIN))
        && asked.contains("Access-Control-Request-Method")) {
      answer.put("Access-Control-Allow-Methods", methods);
      answer.put("Access-Control-Allow-Headers", ALLOWED);
      answer.put("Access-Control-Max-Age", "600");
    }
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && origins.contains(origin);
  }
}
