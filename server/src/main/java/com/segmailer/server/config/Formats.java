package com.segmailer.server.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/** Which texts are well-formed origins, networks and so on. */
final class Formats {

  private static final Set<String> WEB = Set.of("http", "https");

  private static final Pattern SPF_TERM = Pattern.compile(
      "(include|a|mx|exists):[A-Za-z0-9._-]{1,253}|ip4:[0-9.]+(/[0-9]{1,2})?|ip6:[0-9A-Fa-f:.]+(/[0-9]{1,3})?");

  private Formats() {}

  /** One of the terms by which an SPF record names senders. */
  static boolean isSpfTerm(String text) {
    return SPF_TERM.matcher(text).matches();
  }

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
