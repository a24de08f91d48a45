package com.segmailer.server.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The resolver that connections use, and so the one place where an address is checked: what it
 * yields is what is connected to, and nothing resolves the name again in between.
 */
final class GuardedResolver implements DnsResolver {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Names names;
  private final Predicate<InetAddress> allowed;
  private final ExecutorService lookUps;

  /** @param lookUps platform threads: the system's look-up would hold a virtual one's carrier */
  GuardedResolver(Names names, Predicate<InetAddress> allowed, ExecutorService lookUps) {
    this.names = names;
    this.allowed = allowed;
    this.lookUps = lookUps;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = Arrays.stream(lookedUp(host)).filter(allowed).toArray(InetAddress[]::new);
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

  private InetAddress[] lookedUp(String host) throws UnknownHostException {
    try {
      var lookUp = lookUps.submit(() -> names.addressesOf(host));
      try {
        return lookUp.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        lookUp.cancel(false);
      }
    } catch (TimeoutException | RejectedExecutionException e) {
      throw new UnknownHostException(host + " was not looked up in time");
    } catch (ExecutionException e) {
      throw new UnknownHostException(host + " cannot be looked up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    }
  }
}
