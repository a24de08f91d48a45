package com.segmailer.server.cli;

import com.segmailer.server.backup.Backup;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a backup, also while the server runs. */
@Command(
    name = "backup",
    description = "Write everything, as of one moment, into one file.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  private final InstantSource clock;

  @Mixin
  private final Options options = new Options();

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist yet.")
  private Path file = Path.of("");

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  BackupCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (var storage = options.existing();
        var database = Database.open(storage.address(), PoolSettings.usual(2))) {
      database.check();
      var written = Backup.write(database, file, clock.instant());
      spec.commandLine()
          .getOut()
          .println(
              "%s holds %d rows of %d tables.".formatted(file, written.rows(), written.tables()));
    }
    return 0;
  }
}
