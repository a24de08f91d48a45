package com.segmailer.server;

import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.CannotRun;

/** Stands in until there are workspaces. */
final class NoWorkspaces implements Workspaces {

  @Override
  public Created create(Database database, Wanted wanted) {
    throw new CannotRun("Workspaces cannot be made yet.");
  }

  @Override
  public boolean none(Database database) {
    return false;
  }
}
