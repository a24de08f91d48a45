package com.segmailer.server.http;

import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** Serves the routes over HTTP/1.1 until stopped; stopping lets running requests end. */
public final class HttpServer {

  private final HttpSettings config;
  private final HttpParts parts;
  private final Edge edge;
  private final Server server;
  private final ServerConnector connector;

  public HttpServer(HttpSettings config, Router router, HttpParts parts) {
    this.config = config;
    this.parts = parts;
    var ids = new RequestIds(parts.ids());
    this.edge = new Edge(config, router, parts, ids);
    this.server = new Server(threads());
    this.connector =
        new ServerConnector(server, 1, 2, new HttpConnectionFactory(configuration(config)));
    if (!config.host().isEmpty()) {
      connector.setHost(config.host());
    }
    connector.setPort(config.port());
    connector.setIdleTimeout(config.idleTimeout().toMillis());
    connector.setAcceptQueueSize(1_024);
    server.addConnector(connector);
    server.setHandler(edge);
    server.setErrorHandler(new LibraryErrors(ids));
    server.setStopTimeout(0);
  }

  /** Throws {@link java.net.BindException}, possibly wrapped, when the port is taken. */
  public HttpServer start() throws Exception {
    server.start();
    parts.readiness().serving(true);
    return this;
  }

  /** The port in use, also when any free one was asked for. */
  public int port() {
    return connector.getLocalPort();
  }

  public URI uri() {
    String host = config.host().isEmpty() ? "localhost" : config.host();
    return URI.create("http://" + host + ":" + port());
  }

  /** Takes no more connections, waits for running requests within the budget, then ends. */
  public void stop() throws Exception {
    parts.readiness().serving(false);
    connector.close();
    edge.drain(config.shutdownBudget().toMillis());
    server.stop();
    edge.closeLog();
  }

  private static VirtualThreadPool threads() {
    var threads = new VirtualThreadPool();
    // A bound here would hold up what ends the waiting of those who have a thread: selecting,
    // completed writes, timeouts. The edge bounds what is handled, and can say so.
    threads.setMaxConcurrentTasks(0);
    return threads;
  }

  private static HttpConfiguration configuration(HttpSettings config) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(config.limits().headerBytes());
    http.setIdleTimeout(config.idleTimeout().toMillis());
    // Paths are cut into segments before they are decoded, so a coded slash is only a character.
    http.setUriCompliance(UriCompliance.DEFAULT.with(
        "segments",
        UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
        UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
    return http;
  }
}
