package com.segmailer.server.postgres;

import com.segmailer.server.runtime.Worker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** Notices when a newer SegMailer changes the schema under a node that works on it. */
public final class SchemaWatch implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final Duration NEVER_AGAIN = Duration.ofDays(365);

  private static final String APPLIED = """
      select version from flyway_schema_history
       where success and version is not null order by installed_rank desc limit 1
      """;

  private final Database database;
  private final Consumer<String> whenNewer;
  private final Worker worker;
  private @Nullable MigrationVersion ours;

  private SchemaWatch(DatabaseAddress address, Consumer<String> whenNewer) {
    this.database = Database.open(address, PoolSettings.usual(1).with("schema", 1, List.of()));
    this.whenNewer = whenNewer;
    this.worker = Worker.start("schema", this::look);
  }

  /** Looks every few seconds; {@code whenNewer} is told the version, once. */
  public static SchemaWatch start(DatabaseAddress address, Consumer<String> whenNewer) {
    return new SchemaWatch(address, whenNewer);
  }

  private Duration look() {
    try {
      return lookOnce();
    } catch (DatabaseFailure e) {
      if (!e.isTransient()) {
        throw e;
      }
      return LOOK; // That the database is away is told by who watches for that.
    }
  }

  private Duration lookOnce() {
    var known = ours == null ? Migrations.newest(database.address()) : ours;
    ours = known;
    var applied = database.read(sql -> sql.one(APPLIED, row -> row.text(1)));
    if (MigrationVersion.fromVersion(applied).compareTo(known) <= 0) {
      return LOOK;
    }
    whenNewer.accept(applied);
    return NEVER_AGAIN;
  }

  @Override
  public void close() {
    // A look has nothing to store, and others wait to be closed.
    worker.stop(Duration.ZERO);
    database.close();
  }
}
