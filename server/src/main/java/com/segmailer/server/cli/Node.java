package com.segmailer.server.cli;

import com.segmailer.server.config.Config;
import com.segmailer.server.postgres.DatabaseAddress;

/** The server proper: everything that answers requests and works in the background. */
public interface Node extends AutoCloseable {

  /** The port that it listens on. */
  int port();

  /** Answers what has come in, ends the workers' rounds, gives connections back. */
  @Override
  void close();

  /** Starts a node on a database whose schema is up to date. */
  @FunctionalInterface
  interface Starter {
    Node start(Config config, DatabaseAddress database);
  }
}
