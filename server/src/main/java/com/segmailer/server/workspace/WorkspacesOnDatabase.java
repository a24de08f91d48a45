package com.segmailer.server.workspace;

import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes workspaces for the command line, each with one key that may do everything. */
public final class WorkspacesOnDatabase implements Workspaces {

  private static final int SECRET_BYTES = 32;

  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final SecureRandom random;
  private final WorkspaceStore store = new WorkspaceStore();
  private final InstallationStore installation = new InstallationStore();

  public WorkspacesOnDatabase(InstantSource clock, Supplier<UUID> ids, SecureRandom random) {
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  @Override
  public Created create(Database database, Wanted wanted) {
    var keys = new ApiKeys(database, clock, ids, random);
    return database.inTransaction(sql -> create(sql, keys, wanted));
  }

  @Override
  public Optional<Created> createFirst(Database database, Wanted wanted) {
    if (!database.read(store::none)) {
      return Optional.empty();
    }
    var keys = new ApiKeys(database, clock, ids, random);
    return database.inTransaction(sql -> {
      installation.lock(sql);
      return store.none(sql) ? Optional.of(create(sql, keys, wanted)) : Optional.empty();
    });
  }

  private Created create(Transaction sql, ApiKeys keys, Wanted wanted) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    var workspace = store.create(
        sql,
        new WorkspaceStore.Wanted(wanted.name(), wanted.timeZone(), boxed(wanted.contactLimit())),
        secret,
        clock.instant());
    var key = keys.create(sql, workspace.id(), "First key", Scopes.FULL, Optional.empty());
    return new Created(workspace.publicId(), workspace.name(), key.key());
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
