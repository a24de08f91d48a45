package com.segmailer.server.cli;

import com.segmailer.server.postgres.DatabaseAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command line needs to import a file. */
@FunctionalInterface
public interface FileImports {

  /**
   * @param workspace by id ({@code ws_1}) or by name
   * @param format null to go by the file's name
   * @param mapping as the API takes it, null for none
   * @param resubscribe whether the file may subscribe who has left
   */
  record Wanted(
      String workspace,
      Path file,
      @Nullable String format,
      @Nullable String mapping,
      boolean inferTypes,
      boolean resubscribe) {}

  /** Returns when the import has ended; whether all of its rows were taken. */
  boolean run(DatabaseAddress database, Wanted wanted, PrintWriter out);
}
