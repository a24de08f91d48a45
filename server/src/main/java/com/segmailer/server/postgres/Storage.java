package com.segmailer.server.postgres;

import java.nio.file.Path;

/** A database to work on for a while, and what has to be closed afterwards. */
public final class Storage implements AutoCloseable {

  private final DatabaseAddress address;
  private final AutoCloseable server;

  private Storage(DatabaseAddress address, AutoCloseable server) {
    this.address = address;
    this.server = server;
  }

  /** Somebody else's PostgreSQL. */
  public static Storage external(DatabaseAddress address) {
    return new Storage(address, () -> {});
  }

  /**
   * The embedded PostgreSQL in a data directory that is held already; runs until this is closed.
   *
   * @param pool connections of the main pool
   */
  public static Storage embedded(DataDirectory directory, int pool) {
    var postgres = EmbeddedPostgres.start(directory, pool);
    return new Storage(postgres.address(), postgres);
  }

  /** The PostgreSQL of the SegMailer that runs on {@code path} or, if none does, our own. */
  public static Storage sharedOrEmbedded(Path path) {
    var running = EmbeddedPostgres.running(path);
    if (running.isPresent()) {
      return external(running.get());
    }
    var directory = DataDirectory.hold(path);
    try {
      var postgres = EmbeddedPostgres.start(directory, 0);
      return new Storage(postgres.address(), () -> {
        postgres.close();
        directory.close();
      });
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
