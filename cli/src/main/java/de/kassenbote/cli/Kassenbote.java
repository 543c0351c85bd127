package de.kassenbote.cli;

import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.deadletter.DeadLetterCommand;
import de.kassenbote.cli.demo.Demo;
import de.kassenbote.cli.hub.HubCommand;
import de.kassenbote.cli.synclog.SyncLogCommand;
import de.kassenbote.cli.till.TillCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code kassenbote} command. */
@Command(
    name = "kassenbote",
    description = "Lets a till sell anywhere and carries what happened to the hub and back.",
    subcommands = {HubCommand.class, TillCommand.class, DeadLetterCommand.class, SyncLogCommand.class, Demo.class},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Kassenbote {
  private Kassenbote() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** For its exit codes see {@link ExitCodes}. */
  static CommandLine commandLine() {
    return new CommandLine(new Kassenbote())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Kassenbote::misunderstood)
        .setExecutionExceptionHandler(new OneSentence());
  }

  private static int misunderstood(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + e.getMessage());
    err.println("'" + name + " --help' says what is allowed.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
