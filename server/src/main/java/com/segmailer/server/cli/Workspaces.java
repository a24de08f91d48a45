package com.segmailer.server.cli;

import com.segmailer.server.postgres.Database;
import java.time.ZoneId;
import java.util.OptionalLong;

/** What the command line needs to know about workspaces. */
public interface Workspaces {

  /** Makes a workspace and an API key for all of it. */
  Created create(Database database, Wanted wanted);

  /** Whether there is no workspace yet. */
  boolean none(Database database);

  /** A workspace as the operator wants it. */
  record Wanted(String name, OptionalLong contactLimit, ZoneId timeZone) {}

  /** A workspace that now exists, and its key, which nobody can see again. */
  record Created(String id, String name, String apiKey) {
    @Override
    public String toString() {
      return "Created[" + id + "]";
    }
  }
}
