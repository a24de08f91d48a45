package com.segmailer.server;

import com.segmailer.server.cli.FileImports;
import com.segmailer.server.http.Refused;
import com.segmailer.server.imports.ImportCommand;
import com.segmailer.server.imports.ImportWorker;
import com.segmailer.server.imports.Upload;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.workspace.WorkspaceStore;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.InstantSource;

/** Imports files with a door of its own. */
final class FileImportsOnParts implements FileImports {

  private static final int CONNECTIONS = 4;

  private final InstantSource clock;

  FileImportsOnParts(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public boolean run(DatabaseAddress address, Wanted wanted, PrintWriter out) {
    try (var parts =
        Parts.on(address, CONNECTIONS, Outside.USUAL, clock, OutputStream.nullOutputStream())) {
      var database = parts.database();
      var options = ImportCommand.options(
          wanted.file(),
          wanted.format(),
          wanted.mapping(),
          wanted.inferTypes(),
          wanted.resubscribe());
      return new ImportCommand(
              database,
              new Upload(database, parts.ids(), clock, Long.MAX_VALUE),
              new ImportWorker(database, parts.engine(), parts.ids(), clock),
              out)
          .run(workspace(database, wanted.workspace()), wanted.file(), options);
    } catch (ValidationFailed | Refused refused) {
      throw new CannotRun("The file cannot be imported: " + refused.getMessage() + ".", refused);
    }
  }

  private static int workspace(Database database, String named) {
    var found = database.read(sql -> new WorkspaceStore().all(sql)).stream()
        .filter(w -> w.publicId().equals(named) || w.name().equals(named))
        .toList();
    if (found.size() != 1) {
      throw new CannotRun(
          found.isEmpty()
              ? "There is no workspace %s.".formatted(named)
              : "Several workspaces are called %s: give the id.".formatted(named));
    }
    return found.getFirst().id();
  }
}
