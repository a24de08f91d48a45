package com.segmailer.server.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/**
 * How the server is reached and how much it takes.
 *
 * @param host the address to listen on, empty for all
 * @param publicUrl where clients find the server
 * @param bodyLimit bytes of a body that is not streamed
 * @param rateLimit requests a second for each API key
 * @param corsOrigins web origins that browsers may call from; none by default
 */
public record HttpConfig(
    String host, int port, URI publicUrl, long bodyLimit, int rateLimit, List<String> corsOrigins) {

  public HttpConfig {
    corsOrigins = List.copyOf(corsOrigins);
  }

  /** The address to listen on. */
  public InetSocketAddress listenAddress() {
    return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
  }
}
