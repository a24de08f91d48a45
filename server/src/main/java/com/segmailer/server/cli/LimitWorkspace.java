package com.segmailer.server.cli;

import com.segmailer.server.runtime.CannotRun;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how many contacts a workspace may have. */
@Command(
    name = "limit",
    description = "Set how many contacts a workspace may have.",
    mixinStandardHelpOptions = true)
final class LimitWorkspace implements Callable<Integer> {

  private static final String NONE = "none";

  private final Workspaces workspaces;

  @Mixin
  private final Options options = new Options();

  @Parameters(index = "0", paramLabel = "W", description = "The workspace's id (ws_1) or name.")
  private String workspace = "";

  @Parameters(index = "1", paramLabel = "N|none", description = "How many; none for any number.")
  private String limit = "";

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  LimitWorkspace(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Integer call() {
    var wanted = wanted();
    var now = options.onExisting(database -> workspaces.limit(database, workspace, wanted));
    spec.commandLine().getOut().println(ListWorkspaces.line(now));
    return 0;
  }

  private OptionalLong wanted() {
    if (limit.equals(NONE)) {
      return OptionalLong.empty();
    }
    if (!limit.matches("[0-9]{1,18}")) {
      throw CannotRun.calledWrongly("The contact limit is a number of at least 0, or none.");
    }
    return OptionalLong.of(Long.parseLong(limit));
  }
}
