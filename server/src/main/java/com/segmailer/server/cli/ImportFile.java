package com.segmailer.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports contacts from a file, beside a running server or without one. */
@Command(
    name = "import",
    description = "Import contacts from a CSV or NDJSON file.",
    mixinStandardHelpOptions = true)
final class ImportFile implements Callable<Integer> {

  private final FileImports imports;

  @Mixin
  private final Options options = new Options();

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("");

  @Option(
      names = "--workspace",
      paramLabel = "W",
      required = true,
      description = "The workspace's id (ws_1) or name.")
  private String workspace = "";

  @Option(names = "--format", paramLabel = "csv|ndjson", description = "Else by the file's name.")
  private @Nullable String format;

  @Option(
      names = "--mapping",
      paramLabel = "JSON",
      description = "{\"column\":\"email|externalId|subscribed|attributes.NAME|ignore\"}")
  private @Nullable String mapping;

  @Option(names = "--infer-types", description = "Take numbers, true and false in CSV as such.")
  private boolean inferTypes;

  @Option(names = "--resubscribe", description = "Let the file subscribe those who have left.")
  private boolean resubscribe;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  ImportFile(FileImports imports) {
    this.imports = imports;
  }

  @Override
  public Integer call() {
    try (var storage = options.existing()) {
      storage.migrate();
      var wanted =
          new FileImports.Wanted(workspace, file, format, mapping, inferTypes, resubscribe);
      return imports.run(storage.address(), wanted, spec.commandLine().getOut()) ? 0 : 1;
    }
  }
}
