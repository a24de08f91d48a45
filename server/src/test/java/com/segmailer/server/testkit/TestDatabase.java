package com.segmailer.server.testkit;

import com.segmailer.server.postgres.DataDirectory;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.EmbeddedPostgres;
import com.segmailer.server.postgres.Migrations;
import com.segmailer.server.postgres.PoolSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Databases on one embedded PostgreSQL that runs as long as the test JVM. The first migrated one is
 * made slowly and kept as a template for the others.
 */
public final class TestDatabase {

  /** Where PostgreSQL's programs are unpacked for all test runs. */
  public static final Path PROGRAMS = Path.of("target", "postgres-programs");

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = started();
  private static final Database ADMIN = Database.open(SERVER.address(), PoolSettings.usual(1));
  private static final DatabaseAddress TEMPLATE = migratedTemplate();

  private TestDatabase() {}

  /** The folder that holds PostgreSQL's programs, unpacked. */
  public static Path programs() {
    try (var versions = Files.list(PROGRAMS.toAbsolutePath())) {
      return versions
          .filter(folder -> Character.isDigit(folder.getFileName().toString().charAt(0)))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pool on a new database with the current schema; close it after the test. */
  public static Database create() {
    return Database.open(createAddress(), PoolSettings.usual(8));
  }

  /** The address of a new database with the current schema. */
  public static DatabaseAddress createAddress() {
    return copyOf("template_migrated");
  }

  /** The address of a new database with nothing in it. */
  public static DatabaseAddress createEmpty() {
    return copyOf("template1");
  }

  private static synchronized DatabaseAddress copyOf(String template) {
    var name = "test_" + COUNT.incrementAndGet();
    ADMIN.read(sql -> sql.update("create database " + name + " template " + template));
    return named(name);
  }

  private static DatabaseAddress migratedTemplate() {
    ADMIN.read(sql -> sql.update("create database template_migrated"));
    var address = named("template_migrated");
    Migrations.apply(address);
    return address;
  }

  private static DatabaseAddress named(String name) {
    var own = SERVER.address();
    var url = own.url().substring(0, own.url().lastIndexOf('/') + 1) + name;
    return new DatabaseAddress(url, own.user(), own.password());
  }

  private static EmbeddedPostgres started() {
    var target = Path.of("target");
    removeLeftovers(target);
    var folder = target.resolve("test-data-" + ProcessHandle.current().pid());
    var directory = DataDirectory.hold(folder);
    var server = EmbeddedPostgres.start(
        directory,
        PROGRAMS,
        Map.of("fsync", "off", "max_connections", "200", "shared_buffers", "128MB"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      ADMIN.close();
      // To write down what is in memory of hundreds of databases would take a minute.
      server.abandon();
      directory.close();
      deleteLater(folder);
    }));
    return server;
  }

  /** Hundreds of databases have so many files that whoever waits for this machine to end would end it. */
  private static void deleteLater(Path folder) {
    try {
      new ProcessBuilder("rm", "-rf", folder.toAbsolutePath().toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders of test runs that were killed. */
  private static void removeLeftovers(Path target) {
    try (var folders = Files.newDirectoryStream(target, "test-data-*")) {
      for (var folder : folders) {
        var pid = Long.parseLong(folder.getFileName().toString().substring("test-data-".length()));
        if (ProcessHandle.of(pid).isEmpty()) {
          delete(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
