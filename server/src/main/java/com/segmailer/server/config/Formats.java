package com.segmailer.server.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Which texts are well-formed origins, networks and so on. */
final class Formats {

  private static final Set<String> WEB = Set.of("http", "https");

  private Formats() {}

  /** A web address, possibly with a path. */
  static boolean isWebUrl(String text) {
    try {
      var uri = new URI(text);
      return uri.getScheme() != null
          && WEB.contains(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A web address of nothing but scheme, host and port. */
  static boolean isOrigin(String text) {
    return isWebUrl(text) && URI.create(text).getRawPath().isEmpty();
  }

  /** A literal address, with or without a prefix length. */
  static boolean isNetwork(String text) {
    var slash = text.indexOf('/');
    var address = slash < 0 ? text : text.substring(0, slash);
    try {
      var bits = InetAddress.ofLiteral(address).getAddress().length * 8;
      var length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      return length >= 0 && length <= bits;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
