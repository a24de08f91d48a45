package com.segmailer.server.cli;

import com.segmailer.server.postgres.Citus;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.Migrations;
import com.segmailer.server.postgres.PoolSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the schema up to date without serving. */
@Command(
    name = "migrate",
    description = "Bring the database to this version's schema.",
    mixinStandardHelpOptions = true)
final class Migrate implements Callable<Integer> {

  @Mixin
  private final Options options = new Options();

  @Option(
      names = "--citus",
      description = "Then spread the tables over the machines of the database's Citus cluster.")
  private boolean citus;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Override
  public Integer call() {
    try (var storage = options.storage()) {
      try (var database = Database.open(storage.address(), PoolSettings.usual(2))) {
        database.check();
      }
      storage.migrate();
      var version = Migrations.version(storage.address());
      spec.commandLine()
          .getOut()
          .println("The database at %s has schema %s.".formatted(storage.address(), version));
      if (citus) {
        spread(storage.address());
      }
    }
    return 0;
  }

  private void spread(DatabaseAddress address) {
    try (var database = Database.open(address, PoolSettings.usual(2))) {
      int tables = Citus.spread(database);
      spec.commandLine()
          .getOut()
          .println(
              tables == 0
                  ? "All tables were spread before."
                  : "%d tables are spread over the cluster.".formatted(tables));
    }
  }
}
