package com.segmailer.server.cli;

import com.segmailer.server.postgres.Database;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/** What the command line needs to know about workspaces. */
public interface Workspaces {

  /** Makes a workspace and an API key for all of it. */
  Created create(Database database, Wanted wanted);

  /** Makes the first workspace, unless there is one; of nodes that start together one makes it. */
  Optional<Created> createFirst(Database database, Wanted wanted);

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
