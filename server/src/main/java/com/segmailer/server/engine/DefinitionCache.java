package com.segmailer.server.engine;

import com.segmailer.server.postgres.Transaction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The compiled definitions of each workspace that this node has met, at the version it met last. */
public final class DefinitionCache {

  private final Map<Integer, WorkspaceDefinitions> byWorkspace = new ConcurrentHashMap<>();

  /** The definitions at {@code version}, which the transaction has pinned. */
  WorkspaceDefinitions at(Transaction transaction, int workspace, long version) {
    var known = byWorkspace.get(workspace);
    if (known != null && known.version() == version) {
      return known;
    }
    var read = DefinitionReader.read(transaction, workspace);
    if (read.version() != version) {
      throw new IllegalStateException(
          "definitions moved from " + version + " to " + read.version() + " while pinned");
    }
    byWorkspace.put(workspace, read);
    return read;
  }

  /** The definitions as {@code transaction} sees them now. */
  public WorkspaceDefinitions current(Transaction transaction, int workspace) {
    var known = byWorkspace.get(workspace);
    if (known != null && known.version() == version(transaction, workspace)) {
      return known;
    }
    var read = DefinitionReader.read(transaction, workspace);
    byWorkspace.put(workspace, read);
    return read;
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
