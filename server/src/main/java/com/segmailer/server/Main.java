package com.segmailer.server;

import com.segmailer.server.cli.Commands;
import com.segmailer.server.runtime.SystemClock;

/** Puts the parts together and runs the command that was asked for. */
public final class Main {

  private Main() {}

  /** Ends the process with the status of the command. */
  public static void main(String[] arguments) {
    var clock = new SystemClock();
    var commands = Commands.around(Server::start, new NoWorkspaces(), clock);
    System.exit(Commands.run(commands, arguments));
  }
}
