package com.segmailer.server.config;

/**
 * Where mail to return paths is taken.
 *
 * @param host the address to listen on, empty for all
 * @param port 0 when no mail is taken
 */
public record InboundConfig(String host, int port) {

  public static final InboundConfig OFF = new InboundConfig("", 0);

  public boolean isOff() {
    return port == 0;
  }
}
