package com.segmailer.server;

import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.workspace.ApiKeys;
import com.segmailer.server.workspace.Scopes;
import com.segmailer.server.workspace.WorkspaceStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** Workspaces for the command line: made with a first key that may do everything. */
final class StoredWorkspaces implements Workspaces {

  private static final int SECRET_BYTES = 32;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final WorkspaceStore store = new WorkspaceStore();

  StoredWorkspaces(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Created create(Database database, Wanted wanted) {
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    var keys = new ApiKeys(database, clock, new Ids(clock)::next, random);
    var limit = wanted.contactLimit().isPresent()
        ? Optional.of(wanted.contactLimit().getAsLong())
        : Optional.<Long>empty();
    return database.inTransaction(sql -> {
      var workspace = store.create(
          sql,
          new WorkspaceStore.Wanted(wanted.name(), wanted.timeZone(), limit),
          secret,
          clock.instant());
      var key = keys.create(sql, workspace.id(), "First key", Scopes.FULL, Optional.empty());
      return new Created(workspace.publicId(), workspace.name(), key.key());
    });
  }

  @Override
  public boolean none(Database database) {
    return database.read(sql ->
        sql.first("select 1 from workspaces limit 1", row -> row.integer(1)).isEmpty());
  }
}
