package com.segmailer.server.workspace;

import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.CannotRun;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes and keeps workspaces for the command line, each with one key that may do everything. */
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

  @Override
  public List<Known> all(Database database) {
    return database.read(
        sql -> store.all(sql).stream().map(one -> known(sql, one)).toList());
  }

  @Override
  public Created createKey(Database database, String workspace, String name, List<String> scopes) {
    var unknown =
        scopes.stream().filter(scope -> !ApiKeyJson.NAMES.contains(scope)).findFirst();
    if (unknown.isPresent()) {
      throw new CannotRun("There is no scope %s, only %s."
          .formatted(unknown.get(), String.join(", ", ApiKeyJson.NAMES)));
    }
    var keys = new ApiKeys(database, clock, ids, random);
    return database.inTransaction(sql -> {
      var of = named(sql, workspace);
      var key = keys.create(sql, of.id(), name, Scopes.ofNames(scopes), Optional.empty());
      return new Created(of.publicId(), of.name(), key.key());
    });
  }

  @Override
  public Known limit(Database database, String workspace, OptionalLong limit) {
    return database.inTransaction(sql -> {
      // The workspace before its definitions, as whoever else changes both.
      var before = store.locked(sql, named(sql, workspace).id());
      // Nodes that run learn of it by the version of the definitions.
      new DefinitionChanges(database).makeIn(sql, before.id(), alone -> {
        store.limit(alone, before.id(), boxed(limit));
        return before;
      });
      return known(sql, store.byId(sql, before.id()).orElseThrow());
    });
  }

  private Workspace named(Transaction sql, String named) {
    var all = store.all(sql);
    // Whoever is called as another's id does not hide it.
    var byId = all.stream().filter(one -> one.publicId().equals(named)).toList();
    var found =
        byId.isEmpty() ? all.stream().filter(one -> one.name().equals(named)).toList() : byId;
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new CannotRun(
        found.isEmpty()
            ? "There is no workspace %s.".formatted(named)
            : "Several workspaces are called %s: give the id.".formatted(named));
  }

  private Known known(Transaction sql, Workspace one) {
    var limit = one.contactLimit().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    return new Known(one.publicId(), one.name(), store.contacts(sql, one.id()), limit);
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
