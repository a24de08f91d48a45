package com.segmailer.server.cli;

import com.segmailer.server.config.Config;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Migrations;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.postgres.Storage;
import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at everything an installation needs and says what it finds, one line each. */
@Command(name = "doctor", description = "Check the installation.", mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {

  private static final long LITTLE_SPACE = 2L << 30;

  @Mixin
  private final Options options = new Options();

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Override
  public Integer call() {
    var config = options.config(Map.of());
    var healthy = report("SegMailer", () -> Version.text());
    healthy &= report("Java", () -> Runtime.version().toString());
    healthy &= report("Port", () -> port(config));
    if (config.storage().external().isEmpty()) {
      healthy &= report("Data directory", () -> directory(config.storage().directory()));
    }
    healthy &= report("Database", this::database);
    return healthy ? 0 : 1;
  }

  private boolean report(String subject, Supplier<String> look) {
    var out = spec.commandLine().getOut();
    try {
      print(out, "ok", subject, look.get());
      return true;
    } catch (CannotRun e) {
      print(out, "WRONG", subject, e.sentence());
      return false;
    }
  }

  private static void print(PrintWriter out, String verdict, String subject, String finding) {
    out.println("%-6s %s: %s".formatted(verdict, subject, finding));
    out.flush();
  }

  private static String port(Config config) {
    var address = config.http().listenAddress();
    // One in use is not wrong by itself: it may well be SegMailer that listens there.
    return (Listening.isFree(address)
            ? "%d is free"
            : "%d is in use, perhaps by a SegMailer that runs")
        .formatted(address.getPort());
  }

  private static String directory(Path path) {
    var absolute = path.toAbsolutePath().normalize();
    Path existing = absolute;
    while (!Files.exists(existing)) {
      var parent = existing.getParent();
      if (parent == null) {
        throw new CannotRun("There is no folder above %s.".formatted(absolute));
      }
      existing = parent;
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new CannotRun("%s is not a folder to write into.".formatted(existing));
    }
    try {
      var free = Files.getFileStore(existing).getUsableSpace();
      if (free < LITTLE_SPACE) {
        throw new CannotRun("Only %d MB are free in %s.".formatted(free >> 20, existing));
      }
      return "%s, %d GB free".formatted(absolute, free >> 30);
    } catch (IOException e) {
      throw new CannotRun("%s cannot be looked at: %s.".formatted(existing, e), e);
    }
  }

  private String database() {
    try (Storage storage = options.existing();
        var database = Database.open(storage.address(), PoolSettings.usual(2))) {
      database.check();
      var version = database.serverVersion();
      var pending = Migrations.pending(storage.address());
      return "%s, PostgreSQL %d.%d, schema %s%s"
          .formatted(
              storage.address(),
              version / 10_000,
              version % 10_000,
              Migrations.version(storage.address()),
              pending == 0 ? "" : " (%d migrations to do at the next start)".formatted(pending));
    }
  }
}
