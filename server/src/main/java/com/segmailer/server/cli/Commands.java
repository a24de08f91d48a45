package com.segmailer.server.cli;

import com.segmailer.server.runtime.CannotRun;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: which commands there are, and how they fail. */
public final class Commands {

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private Commands() {}

  /** All commands around the parts of the server that they need. */
  public static CommandLine around(
      Node.Starter node, Workspaces workspaces, FileImports imports, InstantSource clock) {
    var line = new CommandLine(new Top());
    line.addSubcommand(new Serve(node, workspaces));
    line.addSubcommand(new CommandLine(new OfWorkspaces())
        .addSubcommand(new CreateWorkspace(workspaces))
        .addSubcommand(new ListWorkspaces(workspaces))
        .addSubcommand(new LimitWorkspace(workspaces)));
    line.addSubcommand(new CommandLine(new OfKeys()).addSubcommand(new CreateKey(workspaces)));
    line.addSubcommand(new ImportFile(imports));
    line.addSubcommand(new Migrate());
    line.addSubcommand(new Doctor());
    line.addSubcommand(new BackupCommand(clock));
    line.addSubcommand(new RestoreCommand(clock));
    line.setParameterExceptionHandler(Commands::wronglyCalled);
    line.setExecutionExceptionHandler((e, called, parsed) -> failed(e, called));
    return line;
  }

  /** Runs one command, {@code serve} if none is named, and yields the status to end with. */
  public static int run(CommandLine line, String... arguments) {
    var first = arguments.length == 0 ? "" : arguments[0];
    var asked = first.matches("-h|--help|-V|--version");
    if (asked || !(first.isEmpty() || first.startsWith("-"))) {
      return line.execute(arguments);
    }
    var withServe = new String[arguments.length + 1];
    withServe[0] = "serve";
    System.arraycopy(arguments, 0, withServe, 1, arguments.length);
    return line.execute(withServe);
  }

  private static int wronglyCalled(ParameterException e, String[] arguments) {
    var sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    e.getCommandLine().getErr().println(sentence + " (--help tells more)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine called) {
    if (e instanceof CannotRun refusal) {
      called.getErr().println(refusal.sentence());
      return refusal.isCalledWrongly() ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    } else {
      LOG.error("command {} failed", called.getCommandName(), e);
      called.getErr().println("SegMailer failed unexpectedly; its log says how.");
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The commands without one chosen. */
  @Command(
      name = "segmailer",
      description =
          "Customer messaging whose segments are never stale. Without a command it serves.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  static final class Top implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("serve is the command when there is none");
    }
  }

  /** The commands about workspaces. */
  @Command(
      name = "workspace",
      description = "Make, list and limit workspaces.",
      mixinStandardHelpOptions = true)
  static final class OfWorkspaces implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "Missing: create, list or limit");
    }
  }

  /** The commands about API keys. */
  @Command(name = "key", description = "Make API keys.", mixinStandardHelpOptions = true)
  static final class OfKeys implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "Missing: create --workspace W");
    }
  }
}
