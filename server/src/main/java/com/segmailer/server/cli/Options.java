package com.segmailer.server.cli;

import com.segmailer.server.config.Config;
import com.segmailer.server.config.Setting;
import com.segmailer.server.postgres.Storage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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

  /** The database for a short command: also that of a SegMailer that runs at this moment. */
  Storage storage() {
    var storage = config(Map.of()).storage();
    return storage
        .external()
        .map(Storage::external)
        .orElseGet(() -> Storage.sharedOrEmbedded(storage.directory()));
  }
}
