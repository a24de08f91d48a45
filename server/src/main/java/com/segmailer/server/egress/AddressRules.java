package com.segmailer.server.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Which addresses may be called: public ones, and those in networks that the operator named. An
 * IPv4 address inside an IPv6 one arrives here as IPv4; the forms that translate are refused whole.
 */
public final class AddressRules {

  /** Nothing but public addresses. */
  public static final AddressRules PUBLIC = allowing(List.of());

  private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

  private static final List<Network> REFUSED = List.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Teredo and other protocols, documentation, 6to4. All beyond 2000::/3 is refused anyway:
          // loopback, unique and link-local, multicast, NAT64.
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20")
      .stream()
      .map(Network::parse)
      .toList();

  private final List<Network> named;

  private AddressRules(List<Network> named) {
    this.named = List.copyOf(named);
  }

  /** @param networks what may be called though it is not public, as CIDR */
  public static AddressRules allowing(List<String> networks) {
    return new AddressRules(networks.stream().map(Network::parse).toList());
  }

  /** Whether the operator named anything. */
  public boolean nameAny() {
    return !named.isEmpty();
  }

  boolean name(InetAddress address) {
    return named.stream().anyMatch(network -> network.contains(address));
  }

  boolean allow(InetAddress address) {
    return name(address) || (isPublic(address) && !isOwn(address));
  }

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address)) {
      return false;
    }
    return REFUSED.stream().noneMatch(network -> network.contains(address));
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // Who cannot tell does not let through.
      return true;
    }
  }
}
