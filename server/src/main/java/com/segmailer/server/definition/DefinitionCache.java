package com.segmailer.server.definition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;

/** The compiled definitions of each workspace that was busy of late, at the version met last. */
public final class DefinitionCache {

  private static final int MAX_TRIES = 100;

  /** How long a workspace is remembered in which nothing happens. */
  public static final Duration IDLE = Duration.ofHours(1);

  private final Cache<Integer, WorkspaceDefinitions> byWorkspace =
      Caffeine.newBuilder().expireAfterAccess(IDLE).build();

  /** The definitions at {@code version}, which the transaction has pinned. */
  public WorkspaceDefinitions at(Transaction transaction, int workspace, long version) {
    var known = byWorkspace.getIfPresent(workspace);
    if (known != null && known.version() == version) {
      return known;
    }
    var read = readPinned(transaction, workspace);
    if (read.version() != version) {
      throw new IllegalStateException(
          "definitions moved from " + version + " to " + read.version() + " while pinned");
    }
    byWorkspace.put(workspace, read);
    return read;
  }

  private static WorkspaceDefinitions readPinned(Transaction transaction, int workspace) {
    try {
      return DefinitionReader.read(transaction, workspace);
    } catch (DatabaseFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DefinitionsUnreadable(workspace, e);
    }
  }

  /**
   * The definitions now. Outside a snapshot they are read again when they change meanwhile: the
   * statements of one reading must all have seen the same version.
   */
  public WorkspaceDefinitions current(Transaction transaction, int workspace) {
    for (int tries = 1; ; tries++) {
      long version = version(transaction, workspace);
      var known = byWorkspace.getIfPresent(workspace);
      if (known != null && known.version() == version) {
        return known;
      }
      try {
        var read = DefinitionReader.read(transaction, workspace);
        if (read.version() == version) {
          byWorkspace.put(workspace, read);
          return read;
        }
      } catch (IllegalStateException torn) {
        if (version(transaction, workspace) == version) {
          throw torn;
        }
      }
      if (tries == MAX_TRIES) {
        throw new IllegalStateException("the definitions changed " + tries + " times meanwhile");
      }
    }
  }

  private static long version(Transaction transaction, int workspace) {
    return transaction
        .query(
            "select version from definition_versions where workspace_id = ?",
            row -> row.bigint(1),
            workspace)
        .getFirst();
  }
}
