package com.segmailer.server.cli;

import com.segmailer.server.backup.Restore;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a backup into an empty database. */
@Command(
    name = "restore",
    description = "Read a backup into an empty database.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  private final InstantSource clock;

  @Mixin
  private final Options options = new Options();

  @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--revoke-keys",
      description = "Revoke all API keys of the backup, also those that were revoked since.")
  private boolean revokeKeys;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  RestoreCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Restore.requireFile(file);
    try (var storage = options.storage();
        var database = Database.open(storage.address(), PoolSettings.usual(2))) {
      database.check();
      var read = Restore.read(database, file);
      var revoked = revokeKeys ? Restore.revokeKeys(database, clock.instant()) : 0;
      spec.commandLine()
          .getOut()
          .println("Restored %d rows of %d tables as they were at %s."
              .formatted(read.rows(), read.tables(), read.takenAt()));
      spec.commandLine()
          .getOut()
          .println(
              "What waited to go out then (messages, webhooks, calls, campaigns) goes out at the"
                  + " next start, also if it has gone out since.");
      spec.commandLine()
          .getOut()
          .println("Who was erased, unsubscribed or suppressed since then is there again, as they"
              + " were: do it again before anything is sent.");
      spec.commandLine()
          .getOut()
          .println(
              revokeKeys
                  ? "%d API keys are revoked: key create makes others.".formatted(revoked)
                  : "API keys that were revoked since then are good again; --revoke-keys would have"
                      + " revoked all.");
    }
    return 0;
  }
}
