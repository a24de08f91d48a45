package com.segmailer.server.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The resolver that connections use, and so the one place where an address is checked: what it
 * yields is what is connected to, and nothing resolves the name again in between.
 */
final class GuardedResolver implements DnsResolver {

  private final Names names;
  private final Predicate<InetAddress> allowed;
  private final LookUps lookUps;

  GuardedResolver(Names names, Predicate<InetAddress> allowed, LookUps lookUps) {
    this.names = names;
    this.allowed = allowed;
    this.lookUps = lookUps;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found =
        Arrays.stream(lookUps.addressesOf(host, names)).filter(allowed).toArray(InetAddress[]::new);
    if (found.length == 0) {
      // The same words whether there is none or it is refused: inner names are nobody's business.
      throw new UnknownHostException(host + " has no address that may be called");
    }
    return found;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return Arrays.stream(resolve(host))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
