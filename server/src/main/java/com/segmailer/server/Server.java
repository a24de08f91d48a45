package com.segmailer.server;

import com.segmailer.server.cli.Node;
import com.segmailer.server.config.Config;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.PoolSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A running node. This is where engine, routes and workers are put together. */
final class Server implements Node {

  private final Database database;
  private final HttpServer http;

  private Server(Database database, HttpServer http) {
    this.database = database;
    this.http = http;
  }

  /** Opens the pools, then the engine and the workers, then the door for requests. */
  static Server start(Config config, DatabaseAddress address) {
    var database = Database.open(address, PoolSettings.usual(config.storage().pool()));
    try {
      var http = HttpServer.create(config.http().listenAddress(), 0);
      http.createContext("/healthz", exchange -> {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
      });
      http.start();
      return new Server(database, http);
    } catch (IOException e) {
      database.close();
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(1);
    database.close();
  }
}
