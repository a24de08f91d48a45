package com.segmailer.server.cli;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.CannotRun;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the command line needs to know about workspaces. */
public interface Workspaces {

  /** Makes a workspace and an API key for all of it. */
  Created create(Database database, Wanted wanted);

  /** Makes the first workspace, unless there is one; of nodes that start together one makes it. */
  Optional<Created> createFirst(Database database, Wanted wanted);

  /** All of them, by their numbers. */
  List<Known> all(Database database);

  /**
   * Makes another API key of a workspace.
   *
   * @param workspace its id, or its name if no other has that
   * @param scopes names of scopes, or {@code full}
   * @throws CannotRun when there is no such workspace or scope
   */
  Created createKey(Database database, String workspace, String name, List<String> scopes);

  /**
   * Says how many contacts a workspace may have from now on, also while it has more.
   *
   * @param limit empty for any number
   * @throws CannotRun when there is no such workspace
   */
  Known limit(Database database, String workspace, OptionalLong limit);

  /** A workspace as it is. */
  record Known(String id, String name, long contacts, OptionalLong contactLimit) {}

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
