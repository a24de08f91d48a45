package com.segmailer.server.workspace;

import com.segmailer.server.postgres.Transaction;

/** Tells the engine, within the same transaction, that what it decides with has changed. */
@FunctionalInterface
public interface DefinitionsChange {
  void announce(Transaction sql, int workspaceId);
}
