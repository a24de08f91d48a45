package com.segmailer.server.cli;

import com.segmailer.server.config.Config;
import com.segmailer.server.config.Setting;
import com.segmailer.server.postgres.DataDirectory;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Migrations;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.postgres.Storage;
import com.segmailer.server.runtime.CannotRun;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every command has, and the settings they stand for. */
final class Options {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the PostgreSQL that SegMailer runs.")
  private @Nullable String data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "A PostgreSQL of yours instead: jdbc:postgresql://HOST/DATABASE?user=..")
  private @Nullable String databaseUrl;

  /** All settings: these flags, {@code more}, and the environment. */
  Config config(Map<Setting, String> more) {
    var flags = new EnumMap<Setting, String>(Setting.class);
    flags.putAll(more);
    Optional.ofNullable(data).ifPresent(text -> flags.put(Setting.DATA_DIR, text));
    Optional.ofNullable(databaseUrl).ifPresent(text -> flags.put(Setting.DATABASE_URL, text));
    return Config.read(flags, System.getenv());
  }

  /**
   * The database for a command that needs one that is there.
   *
   * @throws CannotRun when the data directory has none: the command was given the wrong one
   */
  Storage existing() {
    var storage = config(Map.of()).storage();
    if (storage.external().isEmpty() && !DataDirectory.hasData(storage.directory())) {
      throw new CannotRun(
          "There is no database in %s: --data or SEGMAILER_DATA_DIR names the folder."
              .formatted(storage.directory().toAbsolutePath().normalize()));
    }
    return storage();
  }

  /**
   * Does something with the database that is there.
   *
   * @throws CannotRun when there is none, or its schema is not this version's
   */
  <T> T onExisting(Function<Database, T> work) {
    try (var storage = existing();
        var database = Database.open(storage.address(), PoolSettings.usual(2))) {
      database.check();
      if (Migrations.pending(storage.address()) > 0) {
        throw new CannotRun("The database has not this version's schema yet: run migrate first.");
      }
      return work.apply(database);
    }
  }

  /**
   * The database for a short command: also that of a SegMailer that runs at this moment, or else one
   * that is made.
   */
  Storage storage() {
    var storage = config(Map.of()).storage();
    return storage
        .external()
        .map(Storage::external)
        .orElseGet(() -> Storage.sharedOrEmbedded(storage.directory()));
  }
}
