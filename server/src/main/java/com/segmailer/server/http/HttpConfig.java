package com.segmailer.server.http;

import java.time.Duration;
import java.util.List;

/**
 * Where the server listens, and its limits.
 *
 * @param port 0 for any free one
 * @param idleTimeout after which a connection that sends or takes nothing is closed
 * @param shutdownBudget how long running requests may take to end when the server stops
 * @param corsOrigins pages that may call from a browser; none by default
 */
public record HttpConfig(
    String host,
    int port,
    Limits limits,
    Duration idleTimeout,
    Duration shutdownBudget,
    List<String> corsOrigins) {

  /**
   * @param bodyBytes of a body that is read whole, decompressed
   * @param requestsPerSecond of one key
   * @param concurrentRequests of all keys together
   * @param headerBytes of a request's line and headers
   */
  public record Limits(
      int bodyBytes, int requestsPerSecond, int concurrentRequests, int headerBytes) {

    public static final Limits DEFAULT = new Limits(10_000_000, 50_000, 2_000, 16_384);
  }

  public HttpConfig {
    corsOrigins = List.copyOf(corsOrigins);
  }

  public static HttpConfig on(String host, int port) {
    return new HttpConfig(
        host, port, Limits.DEFAULT, Duration.ofSeconds(30), Duration.ofSeconds(20), List.of());
  }

  public HttpConfig with(Limits limits) {
    return new HttpConfig(host, port, limits, idleTimeout, shutdownBudget, corsOrigins);
  }

  public HttpConfig withCorsOrigins(List<String> origins) {
    return new HttpConfig(host, port, limits, idleTimeout, shutdownBudget, origins);
  }
}
