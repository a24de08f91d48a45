package com.segmailer.server.cli;

import com.segmailer.server.runtime.CannotRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an API key for a workspace whose others are lost, say, and prints it. */
@Command(
    name = "create",
    description = "Make an API key and print it.",
    mixinStandardHelpOptions = true)
final class CreateKey implements Callable<Integer> {

  private static final int LONGEST_NAME = 200;

  private final Workspaces workspaces;

  @Mixin
  private final Options options = new Options();

  @Option(
      names = "--workspace",
      paramLabel = "W",
      required = true,
      description = "The workspace's id (ws_1) or name.")
  private String workspace = "";

  @Option(names = "--name", paramLabel = "NAME", description = "What the key is for.")
  private String name = "Made by the operator";

  @Option(
      names = "--scopes",
      paramLabel = "SCOPE",
      split = ",",
      description = "What it may do, such as contacts:read,events:write; usually full.")
  private List<String> scopes = List.of("full");

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  CreateKey(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Integer call() {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw CannotRun.calledWrongly(
          "The name of a key has 1 to %d characters.".formatted(LONGEST_NAME));
    }
    var created = options.onExisting(
        database -> workspaces.createKey(database, workspace, name.strip(), scopes));
    spec.commandLine()
        .getOut()
        .println("Workspace %s (%s) has another API key, %s, shown this once."
            .formatted(created.name(), created.id(), created.apiKey()));
    return 0;
  }
}
