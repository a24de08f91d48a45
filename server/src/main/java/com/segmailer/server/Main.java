package com.segmailer.server;

import com.segmailer.server.cli.Commands;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.workspace.WorkspacesOnDatabase;
import java.security.SecureRandom;

/** Puts the parts together and runs the command that was asked for. */
public final class Main {

  private Main() {}

  /** Ends the process with the status of the command. */
  public static void main(String[] arguments) {
    var clock = new SystemClock();
    var workspaces = new WorkspacesOnDatabase(clock, new Ids(clock)::next, new SecureRandom());
    var commands = Commands.around(Server::start, workspaces, new FileImportsOnParts(clock), clock);
    System.exit(Commands.run(commands, arguments));
  }
}
