package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.nio.file.Path;

/** A database to work on for a while, and what has to be closed afterwards. */
public final class Storage implements AutoCloseable {

  private final DatabaseAddress address;
  private final AutoCloseable server;
  private final boolean shared;

  private Storage(DatabaseAddress address, AutoCloseable server, boolean shared) {
    this.address = address;
    this.server = server;
    this.shared = shared;
  }

  /** Somebody else's PostgreSQL. */
  public static Storage external(DatabaseAddress address) {
    return new Storage(address, () -> {}, false);
  }

  /**
   * The embedded PostgreSQL in a data directory that is held already; runs until this is closed.
   *
   * @param pool connections of the main pool
   */
  public static Storage embedded(DataDirectory directory, int pool) {
    var postgres = EmbeddedPostgres.start(directory, pool);
    return new Storage(postgres.address(), postgres, false);
  }

  /** The PostgreSQL of the SegMailer that runs on {@code path} or, if none does, our own. */
  public static Storage sharedOrEmbedded(Path path) {
    var running = EmbeddedPostgres.running(path);
    if (running.isPresent()) {
      return new Storage(running.get(), () -> {}, true);
    }
    var directory = DataDirectory.hold(path);
    try {
      var postgres = EmbeddedPostgres.start(directory, 0);
      return new Storage(
          postgres.address(),
          () -> {
            postgres.close();
            directory.close();
          },
          false);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Brings the schema up to date.
   *
   * @throws CannotRun when that would have the SegMailer stop that runs here, and PostgreSQL with it
   */
  public void migrate() {
    if (shared && Migrations.pending(address) > 0) {
      throw new CannotRun("An older SegMailer runs on this data directory: stop it first.");
    }
    Migrations.apply(address);
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
