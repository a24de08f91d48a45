package com.segmailer.server.http;

import java.time.Duration;
import java.util.List;

/**
 * Where the server listens, and its limits.
 *
 * @param host empty for all addresses of the machine
 * @param port 0 for any free one
 * @param idleTimeout after which a connection that sends or takes nothing is closed
 * @param shutdownBudget how long running requests may take to end when the server stops
 * @param corsOrigins pages that may call from a browser; none by default
 * @param pace at which streamed answers must be taken
 */
public record HttpSettings(
    String host,
    int port,
    Limits limits,
    Duration idleTimeout,
    Duration shutdownBudget,
    List<String> corsOrigins,
    Pace pace) {

  /**
   * @param bodyBytes of a body that is read whole, decompressed
   * @param requestsPerSecond of one key
   * @param concurrentRequests of all keys together
   * @param headerBytes of a request's line and headers
   * @param bodyRoom bytes that larger bodies may have together, and again what is read out of them,
   *     and large answers that wait to be taken
   */
  public record Limits(
      int bodyBytes,
      int requestsPerSecond,
      int concurrentRequests,
      int headerBytes,
      long bodyRoom) {

    public static final Limits DEFAULT =
        new Limits(10_000_000, 50_000, 2_000, 16_384, Runtime.getRuntime().maxMemory() / 6);
  }

  public HttpSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }

  public static HttpSettings on(String host, int port) {
    return new HttpSettings(
        host,
        port,
        Limits.DEFAULT,
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        List.of(),
        Pace.USUAL);
  }

  public HttpSettings with(Limits limits) {
    return new HttpSettings(host, port, limits, idleTimeout, shutdownBudget, corsOrigins, pace);
  }

  public HttpSettings withCorsOrigins(List<String> origins) {
    return new HttpSettings(host, port, limits, idleTimeout, shutdownBudget, origins, pace);
  }

  public HttpSettings with(Pace other) {
    return new HttpSettings(host, port, limits, idleTimeout, shutdownBudget, corsOrigins, other);
  }
}
