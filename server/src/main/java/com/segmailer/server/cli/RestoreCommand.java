package com.segmailer.server.cli;

import com.segmailer.server.backup.Restore;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a backup into an empty database. */
@Command(
    name = "restore",
    description = "Read a backup into an empty database.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @Mixin
  private final Options options = new Options();

  @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
  private Path file = Path.of("");

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Override
  public Integer call() {
    try (var storage = options.storage();
        var database = Database.open(storage.address(), PoolSettings.usual(2))) {
      database.check();
      var read = Restore.read(database, file);
      spec.commandLine()
          .getOut()
          .println("Restored %d rows of %d tables as they were at %s."
              .formatted(read.rows(), read.tables(), read.takenAt()));
      spec.commandLine()
          .getOut()
          .println(
              "What waited to go out then (messages, webhooks, calls, campaigns) goes out at the"
                  + " next start, also if it has gone out since.");
    }
    return 0;
  }
}
