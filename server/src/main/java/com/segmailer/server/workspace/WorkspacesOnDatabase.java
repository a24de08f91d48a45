package com.segmailer.server.workspace;

import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.postgres.Database;
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

  public WorkspacesOnDatabase(InstantSource clock, Supplier<UUID> ids, SecureRandom random) {
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  @Override
  public Created create(Database database, Wanted wanted) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    var keys = new ApiKeys(database, clock, ids, random);
    return database.inTransaction(sql -> {
      var workspace = store.create(
          sql,
          new WorkspaceStore.Wanted(wanted.name(), wanted.timeZone(), boxed(wanted.contactLimit())),
          secret,
          clock.instant());
      var key = keys.create(sql, workspace.id(), "First key", Scopes.FULL, Optional.empty());
      return new Created(workspace.publicId(), workspace.name(), key.key());
    });
  }

  @Override
  public boolean none(Database database) {
    return database.read(store::none);
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
