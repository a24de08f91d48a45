package com.segmailer.server.engine;

import com.segmailer.server.postgres.Transaction;

/**
 * A workspace's zone moved: every date without a zone is another instant now, so all segments are
 * built anew, and so are the digests whose filters may hold such dates.
 */
public final class ZoneChange {

  private static final String REBUILD_SEGMENTS = """
      update segments
         set state = 'building', revision = revision + 1, built_to = null, built = 0, to_build = 0,
             leased_until = null
       where workspace_id = ? and state <> 'deleted' and type = 'dynamic'
      """;

  private static final String REBUILD_SIGNALS =
      "update signals set built = false where workspace_id = ? and definition -> 'where' is not null";

  private final DefinitionChanges changes;

  public ZoneChange(DefinitionChanges changes) {
    this.changes = changes;
  }

  /** To be called in the transaction that moves the zone. */
  public void announce(Transaction transaction, int workspace) {
    changes.makeIn(transaction, workspace, tx -> {
      tx.update(REBUILD_SIGNALS, workspace);
      return tx.update(REBUILD_SEGMENTS, workspace);
    });
  }
}
