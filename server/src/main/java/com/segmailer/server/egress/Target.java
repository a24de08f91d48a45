package com.segmailer.server.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address that may be called, as far as its text tells. What its name resolves to is checked
 * when it is called, each time.
 */
public record Target(URI uri) {

  public static final int LONGEST = 2_000;

  private static final Set<Integer> PUBLIC_PORTS = Set.of(80, 443);
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final Pattern PLAIN = Pattern.compile(
      "(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** A text that was read. */
  public sealed interface Read {}

  public record Valid(Target target) implements Read {}

  /** @param detail reads on from the name of the member: "must be ..." */
  public record Invalid(String detail) implements Read {}

  /** Reads what somebody wrote. */
  public static Read parse(String text, AddressRules rules) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return new Invalid("must be a web address such as https://example.com/hooks");
    }
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && rules.nameAny())) {
      return new Invalid("must begin with https://");
    }
    if (uri.getHost() == null || text.length() > LONGEST || !isAscii(text)) {
      return new Invalid("must be a web address such as https://example.com/hooks, in ASCII and of"
          + " at most " + LONGEST + " characters");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return new Invalid("must have neither user nor fragment");
    }
    return withHost(new Target(uri), rules);
  }

  private static Read withHost(Target target, AddressRules rules) {
    if (target.port() < 1 || target.port() > 65_535) {
      return new Invalid("must have a port from 1 to 65535");
    }
    if (!PUBLIC_PORTS.contains(target.port()) && !rules.nameAny()) {
      return new Invalid("must have no other port than 443 or 80");
    }
    if (target.host().contains("%")) {
      return new Invalid("must have no zone in its address");
    }
    if (!target.isLiteral()) {
      return new Valid(target);
    }
    // Other forms mean one address to some and another to others.
    if (!PLAIN.matcher(target.host()).matches()) {
      return new Invalid("must have a name or a plain IP address");
    }
    try {
      return rules.allow(InetAddress.ofLiteral(target.host()))
          ? new Valid(target)
          : new Invalid("must not be a private, local or reserved address");
    } catch (IllegalArgumentException e) {
      return new Invalid("must have a name or a plain IP address");
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  /** The same place with more in its query, which is encoded already. */
  public Target asking(String query) {
    return new Target(URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + query));
  }

  /** Without brackets. */
  String host() {
    var host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    return uri.getPort() >= 0 ? uri.getPort() : isHttps() ? 443 : 80;
  }

  private boolean isHttps() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  /** Everything else is only for networks that the operator named. */
  boolean mayBePublic() {
    return isHttps() && PUBLIC_PORTS.contains(port());
  }

  // As browsers see it: a host whose last part is a number means an address, in whatever form.
  private boolean isLiteral() {
    var host = host().toLowerCase(Locale.ROOT);
    if (host.contains(":")) {
      return true;
    }
    var labels = host.split("\\.");
    return labels.length > 0 && NUMBER.matcher(labels[labels.length - 1]).matches();
  }
}
