package com.segmailer.server.cli;

import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which workspaces there are, one line each. */
@Command(
    name = "list",
    description = "List workspaces: id, contacts and their limit, name.",
    mixinStandardHelpOptions = true)
final class ListWorkspaces implements Callable<Integer> {

  private final Workspaces workspaces;

  @Mixin
  private final Options options = new Options();

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  ListWorkspaces(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    options.onExisting(workspaces::all).forEach(one -> out.println(line(one)));
    return 0;
  }

  static String line(Workspaces.Known one) {
    return "%-8s %12d of %-12s %s"
        .formatted(one.id(), one.contacts(), limit(one.contactLimit()), one.name());
  }

  private static String limit(OptionalLong limit) {
    return limit.isPresent() ? Long.toString(limit.getAsLong()) : "any number";
  }
}
