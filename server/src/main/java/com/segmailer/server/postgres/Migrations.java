package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema to this version's. Any number of nodes may do so at once: the first does it, the
 * others wait.
 */
public final class Migrations {

  private Migrations() {}

  /**
   * @throws CannotRun when a newer SegMailer has already changed the schema
   */
  public static void apply(DatabaseAddress address) {
    apply(address, "latest");
  }

  /**
   * Goes up to version {@code target} only.
   *
   * @throws CannotRun when the schema is, or {@code target} would be, newer than this SegMailer
   */
  public static void apply(DatabaseAddress address, String target) {
    apply(address, flyway(address, target));
  }

  static void apply(DatabaseAddress address, Flyway flyway) {
    try {
      refuseNewer(address, flyway);
      if (hasFailed(flyway)) {
        flyway.repair();
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new CannotRun(
          "The schema of the database at %s cannot be updated: %s".formatted(address, reason(e)),
          e);
    }
  }

  /** Whether one that runs outside of a transaction came to nothing: it is begun anew. */
  private static boolean hasFailed(Flyway flyway) {
    return Arrays.stream(flyway.info().all()).anyMatch(one -> one.getState().isFailed());
  }

  /** Whether this SegMailer has a schema of that version. */
  public static boolean knows(DatabaseAddress address, String version) {
    return Arrays.stream(flyway(address, "latest").info().all())
        .anyMatch(known -> version.equals(String.valueOf(known.getVersion())));
  }

  /** The version of the schema, or {@code 0} when there is none yet. */
  public static String version(DatabaseAddress address) {
    var current = flyway(address, "latest").info().current();
    return current == null ? "0" : String.valueOf(current.getVersion());
  }

  /** How many migrations have not been applied yet. */
  public static int pending(DatabaseAddress address) {
    var flyway = flyway(address, "latest");
    refuseNewer(address, flyway);
    return flyway.info().pending().length;
  }

  private static void refuseNewer(DatabaseAddress address, Flyway flyway) {
    for (MigrationInfo applied : flyway.info().applied()) {
      if (applied.getState().isApplied() && !applied.getState().isResolved()) {
        throw new CannotRun(
            "The database at %s was made by a newer SegMailer (schema %s): update this one."
                .formatted(address, applied.getVersion()));
      }
    }
  }

  /** The newest schema that this SegMailer knows. */
  static MigrationVersion newest(DatabaseAddress address) {
    return Arrays.stream(flyway(address, "latest").info().all())
        .filter(known -> known.getState().isResolved() && known.getVersion() != null)
        .map(MigrationInfo::getVersion)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  static Flyway flyway(DatabaseAddress address, String target) {
    var settings = Flyway.configure()
        .dataSource(new Connections(address, PoolSettings.migrating()))
        .locations("classpath:db/migration")
        .target(target)
        .loggers("slf4j")
        // A node that starts while another migrates waits for as long as that takes.
        .lockRetryCount(-1);
    // An index that is built concurrently waits for every transaction: also for one that holds the
    // lock of those who migrate. By the name of the setting Flyway would need a library more.
    settings
        .getPluginRegister()
        .getExact(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return settings.load();
  }

  /** What the database says, if it says something: Flyway says which file it was about. */
  private static String reason(FlywayException e) {
    var said = String.valueOf(e.getMessage());
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refusal && refusal.getMessage() != null) {
        said = refusal.getMessage().replaceFirst("^ERROR: ", "");
      }
    }
    return said.lines().findFirst().orElse("").strip();
  }
}
