package com.segmailer.server.bounce;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.segmailer.server.runtime.CannotRun;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.SessionHandler;

/**
 * Listens for mail to our return paths and for nothing else: it relays nothing, keeps nothing, and
 * every measure of it is bounded.
 */
public final class InboundSmtp implements AutoCloseable {

  /** Octets of a mail; reports are small, and what they report on need not be sent back whole. */
  public static final int MAX_MAIL = 2_000_000;

  static final int MAX_CONNECTIONS = 100;
  static final int MAX_CONNECTIONS_OF_ONE = 10;
  static final int MAX_RECIPIENTS = 20;

  /** Mails that one address may bring in a minute. */
  static final int MAX_MAILS_A_MINUTE = 600;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SOURCES_REMEMBERED = 10_000;

  private final SMTPServer server;
  private final InstantSource clock;
  private final Cache<String, AtomicInteger> bySource =
      Caffeine.newBuilder().maximumSize(SOURCES_REMEMBERED).build();

  private InboundSmtp(
      String host,
      int port,
      String name,
      VerpTokens tokens,
      DeliveryReports reports,
      InboundMetrics metrics,
      InstantSource clock) {
    this.clock = clock;
    var builder = SMTPServer.port(port)
        .hostName(name)
        .softwareName("SegMailer")
        .maxConnections(MAX_CONNECTIONS)
        .maxRecipients(MAX_RECIPIENTS)
        .maxMessageSize(MAX_MAIL)
        .connectionTimeout((int) PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .sessionHandler(SessionHandler.limitConcurrentSessionsBySource(MAX_CONNECTIONS_OF_ONE))
        .messageHandlerFactory(context ->
            new InboundMail(tokens, reports, metrics, () -> mayBring(context.getRemoteAddress())));
    this.server = (host.isEmpty() ? builder : builder.bindAddress(address(host))).build();
  }

  /**
   * @param host the address to listen on, empty for all
   * @param name by which it greets
   */
  public static InboundSmtp start(
      String host,
      int port,
      String name,
      VerpTokens tokens,
      DeliveryReports reports,
      InboundMetrics metrics,
      InstantSource clock) {
    var smtp = new InboundSmtp(host, port, name, tokens, reports, metrics, clock);
    try {
      smtp.server.start();
    } catch (RuntimeException e) {
      throw new CannotRun("The inbound SMTP port cannot be opened: " + e.getMessage() + ".", e);
    }
    return smtp;
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new CannotRun("SEGMAILER_INBOUND_SMTP_HOST names no address of this machine.", e);
    }
  }

  private boolean mayBring(SocketAddress source) {
    var name = source instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress()
        : source.toString();
    long minute = clock.millis() / 60_000;
    var count = bySource.get(name + "/" + minute, key -> new AtomicInteger());
    return count.incrementAndGet() <= MAX_MAILS_A_MINUTE;
  }

  /** The port it listens on. */
  public int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }
}
